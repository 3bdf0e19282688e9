package dev.millrace.contract.manifest;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;

/**
 * A file that is there whole or not at all: written under another name, synced, renamed, and the directory synced.
 * Closing without {@link #commit} leaves nothing behind.
 */
public final class AtomicFile implements AutoCloseable {
    /** What the names of files that are being written end with. */
    public static final String UNFINISHED = ".tmp";

    private final Path named;
    private final Path unfinished;
    private final FileChannel channel;
    private final OutputStream out;
    private final ContentHash hash = new ContentHash();
    private long bytes;
    private boolean committed;

    /**
     * Begins to write, in the directory where the file will be; an unfinished one of the same name is overwritten.
     *
     * @throws StageFailure with code 73 if the directory cannot be written
     */
    public AtomicFile(Path target) {
        this.named = target;
        this.unfinished = target.resolveSibling(target.getFileName() + UNFINISHED);
        try {
            Files.createDirectories(target.toAbsolutePath().getParent());
            this.channel = FileChannel.open(
                    unfinished,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw unwritable(target, e);
        }
        this.out = Channels.newOutputStream(channel);
    }

    /** Writes a whole file. */
    public static void write(Path target, byte[] content) {
        write(target, target, content);
    }

    /**
     * Writes a whole file that others may write at the same time; the last of them is there in the end.
     *
     * @param draft a name in the same directory that none of the others uses
     */
    public static void write(Path draft, Path target, byte[] content) {
        try (AtomicFile file = new AtomicFile(draft)) {
            file.out().write(content);
            file.commit(target);
        } catch (IOException e) {
            throw unwritable(target, e);
        }
    }

    /** Where the content goes; not buffered. */
    public OutputStream out() {
        return out;
    }

    /**
     * Writes more of the content, which is counted and hashed on the way; not buffered.
     *
     * @throws StageFailure with code 73 if that fails
     */
    public void append(byte[] content, int from, int length) {
        try {
            out.write(content, from, length);
        } catch (IOException e) {
            throw unwritable(named, e);
        }
        hash.update(content, from, length);
        bytes += length;
    }

    /** Commits what was appended, as {@link #commit(Path)} does, and tells what a manifest says of so many rows. */
    public DataFile commit(Path target, long rows) {
        commit(target);
        return new DataFile(target.getFileName().toString(), bytes, hash.hex(), rows, null);
    }

    /**
     * Makes the content durable, then gives it its name, which may be known only now.
     *
     * @param target in the directory that was named at the start
     * @throws StageFailure with code 73 if that fails
     */
    public void commit(Path target) {
        try {
            channel.force(true);
            channel.close();
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
            committed = true;
            syncDirectory(target.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw unwritable(target, e);
        }
    }

    @Override
    public void close() {
        try (channel) {
            if (!committed) {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException e) {
            throw unwritable(unfinished, e);
        }
    }

    /** A failure that says that a file cannot be written, and why. */
    public static StageFailure unwritable(Path target, IOException e) {
        return new StageFailure(
                ExitCode.CANNOT_WRITE,
                "%s cannot be written (%s): free some space, or choose another place with --out."
                        .formatted(target, reason(e)),
                e);
    }

    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof FileAlreadyExistsException inTheWay) {
            return inTheWay.getFile() + " is no directory";
        }
        if (e instanceof FileSystemException failed && failed.getReason() != null) {
            return failed.getReason();
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private static void syncDirectory(Path directory) throws IOException {
        // A rename is on the disk only when its directory is. Not every system can open one; those that cannot need
        // not.
        if (System.getProperty("os.name").startsWith("Windows")) {
            return;
        }
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
