package dev.millrace.eda.explore;

/** How the answer to a query is written. */
public enum ResultFormat {
    /** For people. */
    TABLE,
    /** RFC 4180 with a line of headers; a missing value is empty, an empty text is quoted. */
    CSV,
    /** One object a line. */
    JSON
}
