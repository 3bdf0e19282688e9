package dev.millrace.benchmarks.process;

/**
 * How big a topic is.
 *
 * @param records in it
 * @param besideBytes of their keys and headers
 * @param valueBytes of their values
 */
public record TopicSize(long records, long besideBytes, long valueBytes) {

    /** This and one record more. */
    TopicSize with(int beside, int value) {
        return new TopicSize(records + 1, besideBytes + beside, valueBytes + value);
    }

    /** How long a file with a line for every value is. */
    public long asLines() {
        return valueBytes + records;
    }
}
