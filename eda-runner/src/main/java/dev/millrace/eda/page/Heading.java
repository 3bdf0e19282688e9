package dev.millrace.eda.page;

/**
 * The head of a table's column.
 *
 * @param title its name
 * @param kind what is below it
 */
record Heading(String title, Kind kind) {
    /** What is in a column. */
    enum Kind {
        /** What its row is about. */
        NAME,
        TEXT,
        /** Aligned right. */
        NUMBER
    }

    static Heading name(String title) {
        return new Heading(title, Kind.NAME);
    }

    static Heading text(String title) {
        return new Heading(title, Kind.TEXT);
    }

    static Heading number(String title) {
        return new Heading(title, Kind.NUMBER);
    }
}
