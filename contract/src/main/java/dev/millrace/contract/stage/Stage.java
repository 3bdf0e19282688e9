package dev.millrace.contract.stage;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** The stages of a batch, in the order in which rows pass them. */
public enum Stage {
    GENERATE("generated"),
    INGEST("ingested"),
    SINK("landed"),
    EDA("analysed");

    private final String done;

    Stage(String done) {
        this.done = done;
    }

    /** What it is called in commands, progress events, records and logs: generate, ingest, sink or eda. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What the rows are when it is done with them, which is its word in manifests: generated, ingested, landed or analysed. */
    @JsonValue
    public String done() {
        return done;
    }

    /** The same as {@link #word()}. */
    @Override
    public String toString() {
        return word();
    }
}
