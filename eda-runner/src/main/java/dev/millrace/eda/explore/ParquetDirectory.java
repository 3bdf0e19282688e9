package dev.millrace.eda.explore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

import dev.millrace.contract.manifest.AtomicFile;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;

/**
 * A directory that is there whole or not at all, and that is replaced only if it was made by an earlier run. What is being
 * written lies beside it, hidden from readers by its name.
 */
final class ParquetDirectory {
    /** Says that the directory may be replaced; readers of Parquet pass over such a name. */
    private static final String OURS = "_millrace";

    private final Path target;
    private final Path unfinished;
    private final Path replaced;

    ParquetDirectory(Path directory) {
        this.target = directory.toAbsolutePath().normalize();
        this.unfinished = target.resolveSibling("." + target.getFileName() + AtomicFile.UNFINISHED);
        this.replaced = target.resolveSibling("." + target.getFileName() + ".old");
    }

    /**
     * Makes sure that nothing of anybody else's is in the way, and removes what an earlier run left unfinished.
     *
     * @throws StageFailure with code 73 if there is, or if nothing can be written there
     */
    void prepare() {
        try {
            if (Files.exists(target, LinkOption.NOFOLLOW_LINKS) && !isFree()) {
                throw new StageFailure(
                        ExitCode.CANNOT_WRITE,
                        "%s holds something that was not written by --parquet: choose another directory, or empty it."
                                .formatted(target));
            }
            Files.createDirectories(target.getParent());
            delete(unfinished);
            // Shows at once, and not after the work, whether it can be written.
            Files.createDirectory(unfinished);
            delete(unfinished);
        } catch (IOException e) {
            throw AtomicFile.unwritable(target, e);
        }
    }

    /** Where to write; nothing is there yet. */
    Path unfinished() {
        return unfinished;
    }

    /** Puts what was written in its place. */
    void commit() {
        try {
            Files.createFile(unfinished.resolve(OURS));
            delete(replaced);
            if (Files.exists(target)) {
                Files.move(target, replaced);
            }
            Files.move(unfinished, target);
            delete(replaced);
        } catch (IOException e) {
            throw AtomicFile.unwritable(target, e);
        }
    }

    /** Removes what was written. */
    void discard() {
        try {
            delete(unfinished);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isFree() throws IOException {
        if (!Files.isDirectory(target)) {
            return false;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(target)) {
            return !files.iterator().hasNext() || Files.exists(target.resolve(OURS));
        }
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException e) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
