package dev.millrace.contract.manifest;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** What became of the rows, in the order in which they travel. */
public enum Stage {
    GENERATED,
    INGESTED,
    LANDED,
    ANALYSED;

    /** The word for people and files. */
    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
