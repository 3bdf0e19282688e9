package dev.millrace.contract.stage;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a stage is doing. */
public enum Phase {
    /** Its input is not there yet. */
    WAITING,
    /** Rows move. */
    RUNNING,
    /** It has ended well. */
    DONE,
    /** It has ended otherwise. */
    FAILED;

    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
