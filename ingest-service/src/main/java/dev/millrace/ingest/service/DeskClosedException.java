package dev.millrace.ingest.service;

import dev.millrace.contract.service.BatchStatus;

/** A request is in order, and cannot be taken as things stand. */
public final class DeskClosedException extends RuntimeException {
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

    private DeskClosedException(Why why, String sentence) {
        super(sentence);
        this.why = why;
    }

    static DeskClosedException busy(String sentence) {
        return new DeskClosedException(Why.BUSY, sentence + " Ask again in a moment.");
    }

    static DeskClosedException tooLate(BatchStatus status) {
        return new DeskClosedException(
                Why.TOO_LATE,
                "The batch %s is %s and can no longer be cancelled.".formatted(status.id(), status.state()));
    }

    static DeskClosedException keyReused(String id) {
        return new DeskClosedException(
                Why.KEY_REUSED,
                "This Idempotency-Key belongs to the request for %s, which was another one: choose a new key."
                        .formatted(id));
    }

    /** What stands in the way. */
    public Why why() {
        return why;
    }
}
