package dev.millrace.contract.dataset;

import java.util.Arrays;

/** A row that fits its definition: the canonical text of every travelling column, a missing value being empty. */
public final class Row implements Parsed {
    private final String[] texts;

    private Row(String[] texts) {
        this.texts = texts;
    }

    /** A row of these texts, which the caller must not change afterwards: rows are made a million times a second. */
    public static Row of(String... texts) {
        return new Row(texts);
    }

    /** The canonical text of a column, never null. */
    public String text(int column) {
        return texts[column];
    }

    /** All texts in order with a delimiter between them, made in one go. */
    String joined(String delimiter) {
        return String.join(delimiter, texts);
    }

    /** The number of columns. */
    public int size() {
        return texts.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Row row && Arrays.equals(texts, row.texts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(texts);
    }

    /** Says how many columns there are and never what they hold: rows must not reach a log. */
    @Override
    public String toString() {
        return "Row[%d columns]".formatted(texts.length);
    }
}
