package dev.millrace.sink.land;

import java.time.Duration;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.Progress;
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
    private final LandRequest request;
    private final Progress progress;
    private final StopRequest stop;
    private long rows;
    private long transactions;
    private long lastRowNanos = System.nanoTime();
    private StageFailure unreachable;

    LandingMonitor(
            RowConsumer channel,
            BatchLedger ledger,
            Landing landing,
            LandRequest request,
            Progress progress,
            StopRequest stop) {
        this.channel = channel;
        this.ledger = ledger;
        this.landing = landing;
        this.request = request;
        this.progress = progress;
        this.stop = stop;
    }

    /**
     * Waits until every row has been taken, or the ingest gives the batch up.
     *
     * @return the batch, completed or failed
     * @throws StageFailure when no row comes any more: with 69 if Kafka cannot be reached, or else with 75
     */
    BatchRecord await(BatchRecord opened) {
        while (true) {
            stop.check();
            channel.check();
            noteProgress();
            BatchRecord now = look(opened);
            noteIngest(now);
            if (now instanceof Failed || now instanceof Completed completed && isAtEnd(completed)) {
                return now;
            }
            if (now instanceof Opened) {
                requireSameBeginning(opened, now);
            }
            if (System.nanoTime() - lastRowNanos > request.timeout().toNanos()) {
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
                        .formatted(opened.batch(), request.timeout().toSeconds()));
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
        if (!request.shard().isWhole() && now.checkpoint().transactions() > transactions) {
            transactions = now.checkpoint().transactions();
            lastRowNanos = System.nanoTime();
        }
    }

    private boolean isAtEnd(Completed completed) {
        if (request.shard().isWhole()) {
            progress.expect(completed.checkpoint().accepted().rows());
        }
        return landing.hasReached(request.shard().own(completed.endOffsets()));
    }

    private static void requireSameBeginning(BatchRecord opened, BatchRecord now) {
        if (!opened.details().startOffsets().equals(now.details().startOffsets())) {
            throw new StageFailure(ExitCode.TRY_AGAIN, "Batch %s was begun anew: run again.".formatted(opened.batch()));
        }
    }
}
