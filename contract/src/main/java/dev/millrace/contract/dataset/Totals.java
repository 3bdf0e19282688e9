package dev.millrace.contract.dataset;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;

/**
 * What stages compare to know that they saw the same rows.
 *
 * @param rows how many there are
 * @param rowHash the sum of their hashes as {@link RowHash#text} writes it
 * @param sums the exact sum of every reconciled measure, by column, in the definition's order
 */
public record Totals(
        long rows,
        String rowHash,
        @JsonSerialize(contentUsing = PlainDecimal.class) Map<String, BigDecimal> sums) {
    public Totals {
        if (rows < 0) {
            throw new IllegalArgumentException("there cannot be %d rows".formatted(rows));
        }
        RowHash.parse(rowHash);
        sums = sums == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(sums));
    }

    /** Adds other rows of the same dataset. */
    public Totals plus(Totals other) {
        Map<String, BigDecimal> added = new LinkedHashMap<>(sums);
        other.sums.forEach((column, sum) -> added.merge(column, sum, BigDecimal::add));
        return new Totals(
                rows + other.rows, RowHash.text(RowHash.parse(rowHash) + RowHash.parse(other.rowHash)), added);
    }

    /** Whether both saw the same rows; sums are compared as numbers. */
    public boolean matches(Totals other) {
        return rows == other.rows
                && rowHash.equals(other.rowHash)
                && sums.keySet().equals(other.sums.keySet())
                && sums.entrySet().stream()
                        .allMatch(sum -> sum.getValue().compareTo(other.sums.get(sum.getKey())) == 0);
    }
}
