package dev.millrace.ingest.batch;

import java.time.Duration;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.contract.stage.StopRequest;
import dev.millrace.contract.wire.BatchRecord;
import dev.millrace.contract.wire.BatchRecord.Opened;
import dev.millrace.ingest.rows.CommitObserver;
import dev.millrace.kafka.KafkaFailures;

/**
 * What an ingest knows when Kafka has failed it and it begins again with a new producer: what it said last, and when it
 * last got further.
 *
 * <p>Whether a commit that failed took place, the client cannot tell; the ledger can. So after any such failure the
 * producer is thrown away, and the ledger says where to go on.
 */
final class Recovery implements CommitObserver {
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Duration retryWindow;
    private final StopRequest stop;
    private BatchRecord told;
    private long furtherNanos = System.nanoTime();

    /**
     * @param retryWindow how long Kafka may fail without the batch getting further
     * @param stop ends the waiting
     */
    Recovery(Duration retryWindow, StopRequest stop) {
        this.retryWindow = retryWindow;
        this.stop = stop;
    }

    @Override
    public void committing(BatchRecord batch) {
        told = batch;
    }

    @Override
    public void committed() {
        furtherNanos = System.nanoTime();
    }

    /** Whether this ingest has said anything of its batch, so that somebody else may have gone on with it since. */
    boolean hasTold() {
        return told != null;
    }

    /**
     * Ends this ingest if another one has gone on with the batch, instead of taking it away again.
     *
     * @throws StageFailure with code 75
     */
    void requireNobodyElse(BatchRecord now) {
        boolean further = now.checkpoint().transactions() > told.checkpoint().transactions()
                || !now.details().startOffsets().equals(told.details().startOffsets());
        if (now instanceof Opened && further) {
            throw KafkaFailures.takenOver(null);
        }
    }

    /**
     * Returns after a moment if it is worth another attempt.
     *
     * @throws StageFailure the same one if it is final, or if nothing got further for too long
     */
    void after(StageFailure failure) {
        boolean mayPass = failure.exitCode() == ExitCode.UNREACHABLE;
        if (!mayPass || System.nanoTime() - furtherNanos > retryWindow.toNanos()) {
            throw failure;
        }
        stop.pause(PAUSE, "waiting for Kafka");
    }
}
