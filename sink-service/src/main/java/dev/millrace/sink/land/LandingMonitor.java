package dev.millrace.sink.land;

import java.time.Duration;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.Progress;
import dev.millrace.contract.stage.Shard;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.contract.stage.StopRequest;
import dev.millrace.contract.wire.BatchRecord;
import dev.millrace.kafka.BatchLedger;
import dev.millrace.sink.rows.RowConsumer;

/** Watches over a landing until its batch has come to its end. */
final class LandingMonitor {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final RowConsumer channel;
    private final BatchLedger ledger;
    private final Landing landing;
    private final Shard shard;
    private final Progress progress;
    private final StopRequest stop;
    private final Duration rowTimeout;
    private long rows;
    private long transactions;
    private long lastRowNanos = System.nanoTime();
    private StageFailure unreachable;

    /**
     * @param shard which partitions are landed
     * @param rowTimeout how long to wait while no row comes
     */
    LandingMonitor(
            RowConsumer channel,
            BatchLedger ledger,
            Landing landing,
            Shard shard,
            Progress progress,
            StopRequest stop,
            Duration rowTimeout) {
        this.channel = channel;
        this.ledger = ledger;
        this.landing = landing;
        this.shard = shard;
        this.progress = progress;
        this.stop = stop;
        this.rowTimeout = rowTimeout;
    }

    /**
     * Waits until every row has been taken.
     *
     * @return the completed batch
     * @throws BatchFailedException when the ingest gives the batch up
     * @throws StageFailure when no row comes any more: with 69 if Kafka cannot be reached, or else with 75
     */
    BatchRecord await(BatchRecord opened) throws BatchFailedException {
        while (true) {
            stop.check();
            channel.check();
            noteProgress();
            BatchRecord now = look(opened);
            noteIngest(now);
            switch (now.state()) {
                case FAILED -> throw new BatchFailedException(now.reason());
                case COMPLETED -> {
                    if (isAtEnd(now)) {
                        return now;
                    }
                }
                case OPENED -> requireSameBeginning(opened, now);
            }
            if (hasNoRowFor(rowTimeout)) {
                throw unreachable == null ? silence(opened) : unreachable;
            }
            pause();
        }
    }

    /** The batch as it is, or, while Kafka cannot be reached, as it was at first: Kafka may come back. */
    private BatchRecord look(BatchRecord opened) {
        try {
            BatchRecord now = ledger.find(opened.batch()).orElse(opened);
            unreachable = null;
            return now;
        } catch (StageFailure e) {
            if (e.exitCode() != ExitCode.UNREACHABLE) {
                throw e;
            }
            unreachable = e;
            return opened;
        }
    }

    private StageFailure silence(BatchRecord opened) {
        return new StageFailure(
                ExitCode.TRY_AGAIN,
                "No row of batch %s came for %d s: see whether its ingest still runs, and run again."
                        .formatted(opened.batch(), rowTimeout.toSeconds()));
    }

    private void noteProgress() {
        long now = landing.rows();
        if (now != rows) {
            rows = now;
            lastRowNanos = System.nanoTime();
        }
        progress.moved(rows, 0);
    }

    /** To a shard, rows in the partitions of others are a sign of life too: there may be none in its own. */
    private void noteIngest(BatchRecord now) {
        if (!shard.isWhole() && now.checkpoint().transactions() > transactions) {
            transactions = now.checkpoint().transactions();
            lastRowNanos = System.nanoTime();
        }
    }

    private boolean isAtEnd(BatchRecord completed) {
        if (shard.isWhole()) {
            progress.expect(completed.checkpoint().accepted().rows());
        }
        return landing.hasReached(completed.in(shard::hasPartition).endOffsets());
    }

    private static void requireSameBeginning(BatchRecord opened, BatchRecord now) {
        if (!opened.startOffsets().equals(now.startOffsets())) {
            throw new StageFailure(ExitCode.TRY_AGAIN, "Batch %s was begun anew: run again.".formatted(opened.batch()));
        }
    }

    private boolean hasNoRowFor(Duration time) {
        return System.nanoTime() - lastRowNanos > time.toNanos();
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StageFailure(ExitCode.TRY_AGAIN, "Stopped while landing.", e);
        }
    }
}
