package dev.millrace.sink;

import java.time.Duration;
import java.util.Map;

import dev.millrace.contract.dataset.Totals;
import dev.millrace.contract.kafka.BatchLedger;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.Progress;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.contract.stage.StopRequest;
import dev.millrace.contract.wire.BatchRecord;

/** Watches over a landing until its batch has come to its end. */
final class LandingWatch {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    // What was polled is taken within milliseconds; this long after the last row, none is under way.
    private static final Duration DRAINED = Duration.ofSeconds(5);

    private final RowFlow flow;
    private final BatchLedger ledger;
    private final Landing landing;
    private final Progress progress;
    private final StopRequest stop;
    private final Duration patience;
    private long rows;
    private long lastRowNanos = System.nanoTime();
    private StageFailure unreachable;

    LandingWatch(
            RowFlow flow, BatchLedger ledger, Landing landing, Progress progress, StopRequest stop, Duration patience) {
        this.flow = flow;
        this.ledger = ledger;
        this.landing = landing;
        this.progress = progress;
        this.stop = stop;
        this.patience = patience;
    }

    /**
     * Waits until every row has landed.
     *
     * @return the completed batch
     * @throws BatchFailedException when the ingest gives the batch up
     * @throws StageFailure with 65 when the rows do not add up to the ingested ones; when none comes any more, with 69 if
     *     Kafka cannot be reached, or else with 75
     */
    BatchRecord await(BatchRecord opened) throws BatchFailedException {
        while (true) {
            stop.check();
            flow.rethrowFailure();
            noteProgress();
            BatchRecord now = look(opened);
            switch (now.state()) {
                case FAILED -> throw new BatchFailedException(now.reason());
                case COMPLETED -> {
                    if (isAtEnd(now)) {
                        verify(now.checkpoint().accepted());
                        return now;
                    }
                }
                case OPENED -> requireSameBeginning(opened, now);
            }
            if (hasNoRowFor(patience)) {
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
                        .formatted(opened.batch(), patience.toSeconds()));
    }

    private void noteProgress() {
        long now = landing.rows();
        if (now != rows) {
            rows = now;
            lastRowNanos = System.nanoTime();
        }
        progress.moved(rows, 0);
    }

    private boolean isAtEnd(BatchRecord completed) {
        Map<Integer, Long> ends = completed.endOffsets();
        progress.expect(completed.checkpoint().accepted().rows());
        return landing.hasReached(ends)
                || landing.rows() >= completed.checkpoint().accepted().rows()
                || (hasNoRowFor(DRAINED) && isPolledTo(ends));
    }

    private boolean isPolledTo(Map<Integer, Long> ends) {
        Map<Integer, Long> polled = flow.polled();
        return ends.entrySet().stream().allMatch(end -> polled.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    private void verify(Totals ingested) {
        Totals landed = landing.totals();
        if (!landed.matches(ingested)) {
            throw new StageFailure(
                    ExitCode.REFUSED,
                    "Kafka gave back other rows than were ingested: %,d rows with hash %s instead of %,d with %s."
                                    .formatted(landed.rows(), landed.rowHash(), ingested.rows(), ingested.rowHash())
                            + " Ingest the batch again into a topic that keeps its records.");
        }
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
