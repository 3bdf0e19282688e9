package dev.millrace.eda.explore;

import java.util.Objects;
import java.util.OptionalInt;

/**
 * What a user wants to know of the rows.
 *
 * @param sql a query in Spark SQL
 * @param format how the answer is written
 * @param limit how many rows are written at most; empty for {@value #TABLE_ROWS} in a table, and for all otherwise
 */
public record Question(String sql, ResultFormat format, OptionalInt limit) {
    /** As many rows as a person may still look at. */
    public static final int TABLE_ROWS = 1000;

    public Question {
        Objects.requireNonNull(sql, "sql");
        Objects.requireNonNull(format, "format");
        if (limit.isPresent() && limit.getAsInt() < 1) {
            throw new IllegalArgumentException("a limit is at least 1, and not " + limit.getAsInt());
        }
    }

    /** How many rows are written at most. */
    int most() {
        // One more than this is asked for, to know whether there are more.
        return limit.orElse(format == ResultFormat.TABLE ? TABLE_ROWS : Integer.MAX_VALUE - 1);
    }
}
