package dev.millrace.ingest.page;

/**
 * Something to know about a batch.
 *
 * @param name what it is
 * @param value what is known
 */
public record Fact(String name, String value) {
    private static final int SHORT = 12;

    /** Whether it takes more room than others. */
    public boolean isLong() {
        return value.length() > SHORT;
    }
}
