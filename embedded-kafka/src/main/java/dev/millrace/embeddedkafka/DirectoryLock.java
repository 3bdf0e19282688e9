package dev.millrace.embeddedkafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * One broker a directory, for as long as the broker lives. Kafka's own {@code .lock} comes too late in a combined node:
 * by the time it is tried, the controller has already elected itself and written to the other broker's metadata log.
 * The operating system lets go of the lock when the process dies, however it dies.
 */
final class DirectoryLock {

    private static final String FILE = "embedded-kafka.lock";

    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the directory.
     *
     * @throws DirectoryInUseException at once, if another broker has it
     * @throws IOException if the lock file cannot be written
     */
    static DirectoryLock take(Path directory) throws IOException {
        Path file = directory.resolve(FILE);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (!locked(channel)) {
                throw new DirectoryInUseException(
                        directory, Files.readString(file).strip());
            }
            String owner = ProcessHandle.current().pid() + "\n";
            channel.truncate(0).write(ByteBuffer.wrap(owner.getBytes(StandardCharsets.US_ASCII)));
            return new DirectoryLock(channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            // The other broker is in this very JVM.
            return false;
        }
    }

    /** Lets go; a lock that cannot be let go of ends with the process. */
    void release() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
