package dev.millrace.ingest.service;

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

    BatchRefusedException(Why why, String sentence) {
        super(sentence);
        this.why = why;
    }

    /** The reason, by which its answer differs. */
    public Why why() {
        return why;
    }
}
