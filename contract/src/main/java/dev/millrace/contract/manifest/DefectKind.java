package dev.millrace.contract.manifest;

import java.util.Locale;

/** What the generator can do to a row on purpose. */
public enum DefectKind {
    /** A required field is empty. */
    MISSING(true),
    /** A text stands where a number belongs. */
    TYPE(true),
    /** A number lies outside the column's bounds. */
    RANGE(true),
    /** A day that no calendar has. */
    DATE(true),
    /** An amount has more decimal places than its column. */
    DECIMALS(true),
    /** A field too few or too many. */
    RAGGED(true),
    /** A quote is opened and never closed. */
    QUOTE(true),
    /** The row is an earlier one once more, which is legal. */
    DUPLICATE(false),
    /** The row's time lies before that of rows which came before it, which is legal. */
    LATE(false);

    private final boolean rejectable;

    DefectKind(boolean rejectable) {
        this.rejectable = rejectable;
    }

    /** Whether the row no longer fits its definition, so that an ingest must reject it. */
    public boolean isRejectable() {
        return rejectable;
    }

    /** The word for people and files. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
