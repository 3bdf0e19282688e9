package dev.millrace.sink.land;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;

import dev.millrace.contract.manifest.AtomicFile;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;

/**
 * One sink at a time for each partition of a directory: two would write the same unfinished files. Every partition has a
 * byte of one lock file, so that shards work side by side, and so that no two of them do that have a partition in common,
 * whatever they are cut into. The file lies beside the directory, which comes and goes; the operating system lets go of a
 * lock when the process dies, however it dies.
 */
final class LandingLock implements AutoCloseable {
    /** Behind the bytes of all partitions; whoever has it puts the shards' manifests together. */
    private static final long MERGING = 1L << 32;

    private final Path directory;
    private final Path file;
    private final FileChannel channel;

    private LandingLock(Path directory) {
        this.directory = directory;
        this.file = directory.resolveSibling(directory.getFileName() + ".lock");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            this.channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw AtomicFile.unwritable(file, e);
        }
    }

    /**
     * Takes all of a directory, which need not be there yet.
     *
     * @throws StageFailure with code 75 if another sink has it or some of its partitions, with 73 if the lock cannot be
     *     written
     */
    static LandingLock takeAll(Path directory) {
        LandingLock lock = new LandingLock(directory);
        lock.require(lock.tryLock(0, Long.MAX_VALUE));
        return lock;
    }

    /** Takes some partitions of a directory, and fails as {@link #takeAll} does. */
    static LandingLock take(Path directory, Collection<Integer> partitions) {
        LandingLock lock = new LandingLock(directory);
        lock.require(partitions.stream().allMatch(partition -> lock.tryLock(partition, 1)));
        return lock;
    }

    /** Whether no other shard puts the manifests together now, nor does until this is closed. */
    boolean mayMerge() {
        return tryLock(MERGING, 1);
    }

    private boolean tryLock(long first, long count) {
        try {
            return channel.tryLock(first, count, false) != null;
        } catch (OverlappingFileLockException e) {
            // The other sink is in this very process.
            return false;
        } catch (IOException e) {
            throw AtomicFile.unwritable(file, e);
        }
    }

    private void require(boolean taken) {
        if (!taken) {
            close();
            throw new StageFailure(
                    ExitCode.TRY_AGAIN,
                    "Another sink is landing the same batch in %s: wait for it, or choose another place with --out."
                            .formatted(directory));
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
