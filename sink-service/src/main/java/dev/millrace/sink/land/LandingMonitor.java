package dev.millrace.sink.land;

import java.time.Duration;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.Progress;
import dev.millrace.contract.stage.Shard;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.contract.stage.StopRequest;
import dev.millrace.contract.wire.BatchRecord;
import dev.millrace.contract.wire.BatchRecord.Completed;
import dev.millrace.contract.wire.BatchRecord.Failed;
import dev.millrace.contract.wire.BatchRecord.Opened;
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
    Completed await(BatchRecord opened) throws BatchFailedException {
        while (true) {
            stop.check();
            channel.check();
            noteProgress();
            BatchRecord now = look(opened);
            noteIngest(now);
            if (now instanceof Failed failed) {
                throw new BatchFailedException(failed.reason());
            }
            if (now instanceof Opened) {
                requireSameBeginning(opened, now);
            }
            if (now instanceof Completed completed && isAtEnd(completed)) {
                return completed;
            }
            if (hasNoRowFor(rowTimeout)) {
                throw unreachable == null ? silence(opened) : unreachable;
            }
            stop.pause(BETWEEN_LOOKS, "landing");
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

    private boolean isAtEnd(Completed completed) {
        if (shard.isWhole()) {
            progress.expect(completed.checkpoint().accepted().rows());
        }
        return landing.hasReached(shard.own(completed.endOffsets()));
    }

    private static void requireSameBeginning(BatchRecord opened, BatchRecord now) {
        if (!opened.details().startOffsets().equals(now.details().startOffsets())) {
            throw new StageFailure(ExitCode.TRY_AGAIN, "Batch %s was begun anew: run again.".formatted(opened.batch()));
        }
    }

    private boolean hasNoRowFor(Duration time) {
        return System.nanoTime() - lastRowNanos > time.toNanos();
    }
}
