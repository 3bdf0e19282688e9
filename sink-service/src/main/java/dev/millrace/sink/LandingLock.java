package dev.millrace.sink;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import dev.millrace.contract.manifest.AtomicFile;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;

/**
 * One sink at a time in a directory: two would write the same unfinished files. The lock lies beside the directory,
 * which comes and goes; the operating system lets go of it when the process dies, however it dies.
 */
final class LandingLock implements AutoCloseable {
    private final FileChannel channel;

    private LandingLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes a directory, which need not be there yet.
     *
     * @throws StageFailure with code 75 if another sink has it, with 73 if the lock cannot be written
     */
    static LandingLock take(Path directory) {
        Path file = directory.resolveSibling(directory.getFileName() + ".lock");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!tryLock(channel)) {
                channel.close();
                throw new StageFailure(
                        ExitCode.TRY_AGAIN,
                        "Another sink is landing the same batch in %s: wait for it, or choose another place with --out."
                                .formatted(directory));
            }
            return new LandingLock(channel);
        } catch (IOException e) {
            throw AtomicFile.unwritable(file, e);
        }
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            // The other sink is in this very process.
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // The lock ends with the process.
        }
    }
}
