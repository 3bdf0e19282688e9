package dev.millrace.contract.dataset;

/**
 * Why a record was rejected.
 *
 * @param line the line of the source on which the record starts, from 1
 * @param offset the byte of the source at which the record starts, from 0
 * @param column the header of the column at fault; empty if the record as a whole is
 * @param problem what is wrong, as the end of a sentence
 * @param kind the same without the value, so that it is the same for many rows
 */
public record RowError(long line, long offset, String column, String problem, String kind) implements Parsed {

    /** A record with a problem that has no value. */
    public RowError(long line, long offset, String column, String problem) {
        this(line, offset, column, problem, problem);
    }

    /** Says it to a person, who knows the source by this name. */
    public String describe(String source) {
        String place = source + " line " + line;
        return column.isEmpty() ? place + ": " + problem : place + ", column " + column + ": " + problem;
    }
}
