package dev.millrace.ingest;

import java.time.Duration;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.contract.stage.StopRequest;
import dev.millrace.contract.wire.BatchRecord;
import dev.millrace.contract.wire.BatchRecord.State;
import dev.millrace.kafka.KafkaFailures;

/**
 * What an ingest knows when Kafka has failed it and it begins again with a new producer: what it said last, and when it
 * last got further.
 *
 * <p>Whether a commit that failed took place, the client cannot tell; the ledger can. So after any such failure the
 * producer is thrown away, and the ledger says where to go on.
 */
final class Recovery {
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Duration patience;
    private final StopRequest stop;
    private BatchRecord told;
    private long furtherNanos = System.nanoTime();

    /**
     * @param patience how long Kafka may fail without the batch getting further
     * @param stop ends the waiting
     */
    Recovery(Duration patience, StopRequest stop) {
        this.patience = patience;
        this.stop = stop;
    }

    /** Notes what a commit is about to say; it may be known to others even if the commit fails. */
    void tell(BatchRecord batch) {
        told = batch;
    }

    /** Notes that a commit took place. */
    void gotFurther() {
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
                || !now.startOffsets().equals(told.startOffsets());
        if (now.state() == State.OPENED && further) {
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
        if (!mayPass || System.nanoTime() - furtherNanos > patience.toNanos()) {
            throw failure;
        }
        stop.check();
        pause();
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StageFailure(ExitCode.TRY_AGAIN, "Stopped while waiting for Kafka.", e);
        }
    }
}
