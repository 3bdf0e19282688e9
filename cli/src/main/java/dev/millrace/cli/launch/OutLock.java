package dev.millrace.cli.launch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

import dev.millrace.contract.manifest.AtomicFile;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.contract.stage.StageFailure;

/**
 * One command at a time for each stage of a directory. Every stage has a byte of one lock file: a run takes those of all
 * stages, a single stage its own, so that different stages can work side by side. The operating system lets go of them
 * when the process dies, however it dies.
 */
public final class OutLock implements AutoCloseable {
    private static final String FILE = ".lock";

    private final FileChannel channel;

    private OutLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes some stages of a directory.
     *
     * @throws StageFailure with code 75 if another command has one of them, with 73 if the directory cannot be written
     */
    public static OutLock take(OutDirectory out, List<Child> stages) {
        Path file = out.root().resolve(FILE);
        try {
            Files.createDirectories(out.root());
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            for (Child stage : stages) {
                if (!locked(channel, stage)) {
                    channel.close();
                    throw new StageFailure(
                            ExitCode.TRY_AGAIN,
                            "Another millrace is at work in %s: wait for it, or choose another directory with --out."
                                    .formatted(out.root()));
                }
            }
            return new OutLock(channel);
        } catch (IOException e) {
            throw AtomicFile.unwritable(file, e);
        }
    }

    private static boolean locked(FileChannel channel, Child stage) throws IOException {
        try {
            FileLock lock = channel.tryLock(stage.ordinal(), 1, false);
            return lock != null;
        } catch (OverlappingFileLockException e) {
            // The other command is in this very process.
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
