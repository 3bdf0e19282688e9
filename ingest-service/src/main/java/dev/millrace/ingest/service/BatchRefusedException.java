package dev.millrace.ingest.service;

import dev.millrace.runtime.batch.BatchStatus;

/** A request is in order, and cannot be taken as things stand. */
public final class BatchRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Why why;

    /** What stands in the way. */
    public enum Why {
        /** The pipeline has too much to do, or something of this batch to finish. */
        BUSY,
        /** The batch is too far to be cancelled. */
        TOO_LATE,
        /** The idempotency key belongs to another request. */
        KEY_REUSED
    }

    private BatchRefusedException(Why why, String sentence) {
        super(sentence);
        this.why = why;
    }

    static BatchRefusedException busy(String sentence) {
        return new BatchRefusedException(Why.BUSY, sentence + " Ask again in a moment.");
    }

    static BatchRefusedException tooLate(BatchStatus status) {
        return new BatchRefusedException(
                Why.TOO_LATE,
                "The batch %s is %s and can no longer be cancelled.".formatted(status.id(), status.state()));
    }

    static BatchRefusedException keyReused(String id) {
        return new BatchRefusedException(
                Why.KEY_REUSED,
                "This Idempotency-Key belongs to the request for %s, which was another one: choose a new key."
                        .formatted(id));
    }

    /** What stands in the way. */
    public Why why() {
        return why;
    }
}
