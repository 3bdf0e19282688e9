package dev.millrace.runtime.batch;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** How a request stands. */
public enum BatchState {
    /** It waits for those before it. */
    QUEUED,
    /** A stage is at work on it, or about to be. */
    RUNNING,
    /** It is wanted no more, and about to stop. */
    CANCELLING,
    /** It was stopped because it was wanted no more; nothing of it has landed. */
    CANCELLED,
    /** A stage has refused it or failed. */
    FAILED,
    /** All stages are done, and all rows came out as they went in. */
    VERIFIED,
    /** All rows are in Kafka; the batch was not asked for here, so nobody says more. */
    INGESTED;

    /** Whether nothing will change any more, unless somebody asks again. */
    public boolean isFinal() {
        return this != QUEUED && this != RUNNING && this != CANCELLING;
    }

    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
