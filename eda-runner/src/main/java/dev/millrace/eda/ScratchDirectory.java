package dev.millrace.eda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

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
        try {
            Files.walkFileTree(path, new Deletion());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Spark cleans up at the same time: what is gone already is as it should be. */
    private static final class Deletion extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw e;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, IOException e) throws IOException {
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
