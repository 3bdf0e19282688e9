package dev.millrace.eda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;

/** A directory of this process alone under {@code java.io.tmpdir}; gone when closed. */
final class ScratchDirectory implements AutoCloseable {
    private final Path path;

    /**
     * @throws StageFailure with code 73 if there is no place for temporary files
     */
    ScratchDirectory() {
        String parent = System.getProperty("java.io.tmpdir");
        try {
            path = Files.createTempDirectory(Path.of(parent), "millrace-eda-");
        } catch (IOException e) {
            throw new StageFailure(
                    ExitCode.CANNOT_WRITE,
                    "%s takes no temporary files: make it writable, or name another with -Djava.io.tmpdir."
                            .formatted(parent),
                    e);
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException e) {
            // Spark, which cleans up at the same time, was faster.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
