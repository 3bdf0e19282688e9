package dev.millrace.eda.summary;

import java.util.Objects;

/**
 * Something that stands out.
 *
 * @param severity how much it matters
 * @param kind what it is
 * @param column the column that it is about; null if it is about all of the rows
 * @param message one sentence for people
 */
public record Alert(Severity severity, Kind kind, String column, String message) {
    /** How much it matters, most first. */
    public enum Severity {
        /** The figures may well be wrong. */
        SERIOUS,
        /** Whoever reads the figures should know. */
        NOTABLE,
        /** Good to know. */
        MINOR
    }

    /** What stands out. */
    public enum Kind {
        CONSTANT,
        MOSTLY_MISSING,
        HIGH_CARDINALITY,
        SKEWED,
        ZEROS,
        NEGATIVE,
        OUTLIERS,
        DUPLICATE_KEYS,
        DUPLICATE_ROWS,
        TIME_GAPS,
        IMBALANCE,
        CORRELATED
    }

    public Alert {
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(message, "message");
    }
}
