package dev.millrace.cli.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import dev.millrace.contract.manifest.AtomicFile;
import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.contract.stage.Shard;
import dev.millrace.deploy.home.Child;

/** What a stage that was ended in the middle leaves behind: files that never got their name, of use to nobody. */
final class Leftovers {
    private final OutDirectory out;
    private final Shard shard;

    /**
     * @param shard the part of the stages' work that was ended: what others write is none of its business
     */
    Leftovers(OutDirectory out, Shard shard) {
        this.out = out;
        this.shard = shard;
    }

    /** Removes those of a stage, which must have ended. */
    void remove(Child stage) {
        Path directory = directory(stage);
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(this::isUnfinished).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // The stage that begins the file again overwrites it.
        }
    }

    private Path directory(Child stage) {
        return switch (stage) {
            case KAFKA -> out.kafka();
            case GENERATE -> out.root().resolve("generated");
            case INGEST -> out.root().resolve("ingested");
            case SINK -> out.root().resolve("landed");
            case EDA -> out.report();
        };
    }

    private boolean isUnfinished(Path file) {
        String name = file.getFileName().toString();
        boolean own = shard.isWhole() || name.contains(shard.suffix() + ".");
        return own && name.endsWith(AtomicFile.UNFINISHED) && Files.isRegularFile(file);
    }
}
