package dev.millrace.eda.profile;

import java.util.List;

/**
 * Some rows that differ from one another, chosen by their hashes: any is as likely as any other, and the same batch gives
 * the same sample.
 *
 * @param columns the travelling columns
 * @param rows their texts; a missing value is empty
 */
public record Sample(List<String> columns, List<List<String>> rows) {
    /** How many rows a sample has at most. */
    public static final int MOST_ROWS = 10;

    public Sample {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }
}
