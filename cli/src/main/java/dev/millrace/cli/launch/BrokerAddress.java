package dev.millrace.cli.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import dev.millrace.contract.manifest.AtomicFile;
import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.kafka.PortProbe;

/** The note that {@code millrace kafka} leaves in its directory, so that other commands find it: process and address. */
public final class BrokerAddress {
    private static final String FILE = "millrace.address";

    private final Path file;

    /**
     * @param out where the broker keeps its data
     */
    public BrokerAddress(OutDirectory out) {
        this.file = out.kafka().resolve(FILE);
    }

    /** Says that this process is a broker that listens there. */
    public void write(String bootstrapServers) {
        String note = ProcessHandle.current().pid() + " " + bootstrapServers + "\n";
        AtomicFile.write(file, note.getBytes(StandardCharsets.UTF_8));
    }

    /** Takes the note back. */
    public void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // A note that stays is found to be out of date by whoever reads it.
        }
    }

    /** Where a broker listens now; a note of one that is gone counts for nothing. */
    public Optional<String> find() {
        try {
            String[] note = Files.readString(file).strip().split(" ");
            boolean there = note.length == 2
                    && ProcessHandle.of(Long.parseLong(note[0])).isPresent()
                    && PortProbe.isAmong(note[1]);
            return there ? Optional.of(note[1]) : Optional.empty();
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
