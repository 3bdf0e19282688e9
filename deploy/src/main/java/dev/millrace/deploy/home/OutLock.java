package dev.millrace.deploy.home;

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
import dev.millrace.contract.stage.Shard;
import dev.millrace.contract.stage.StageFailure;

/**
 * One command at a time for each stage of a directory. Every stage has a byte of one lock file: a run takes those of all
 * stages, a single stage its own, so that different stages can work side by side. Shards of one stage share its byte, and
 * each has another one of its own. The operating system lets go of them
 * when the process dies, however it dies.
 */
public final class OutLock implements AutoCloseable {
    private static final String FILE = ".lock";
    /** Enough for the number of shards there can be. */
    private static final int SHARD_BITS = 20;

    private final FileChannel channel;

    private OutLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes some stages of a directory.
     *
     * @param shard which part of their work is to be done
     * @throws StageFailure with code 75 if another command has one of them, with 73 if the directory cannot be written
     */
    public static OutLock take(OutDirectory out, List<Child> stages, Shard shard) {
        Path file = out.root().resolve(FILE);
        try {
            Files.createDirectories(out.root());
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            for (Child stage : stages) {
                if (!locked(channel, stage, shard)) {
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

    private static boolean locked(FileChannel channel, Child stage, Shard shard) throws IOException {
        try {
            FileLock lock = channel.tryLock(stage.ordinal(), 1, !shard.isWhole());
            return lock != null && (shard.isWhole() || channel.tryLock(place(stage, shard), 1, false) != null);
        } catch (OverlappingFileLockException e) {
            // The other command is in this very process.
            return false;
        }
    }

    private static long place(Child stage, Shard shard) {
        return ((stage.ordinal() + 1L) << SHARD_BITS | shard.count()) << SHARD_BITS | shard.index();
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
