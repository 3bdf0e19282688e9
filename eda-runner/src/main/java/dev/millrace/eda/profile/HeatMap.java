package dev.millrace.eda.profile;

import java.math.BigDecimal;
import java.util.List;

/**
 * The rows by two dimensions at once: the two that explain most of the first measure's variance, or, without a measure, those
 * that go together most.
 *
 * @param rows the dimension of the rows
 * @param columns the dimension of the columns
 * @param measure the measure that was summed; null without one
 * @param rowValues the values of the rows, largest first; null for a missing value
 * @param columnValues the values of the columns, largest first; null for a missing value
 * @param counts how many rows of the batch are in each cell, row by row
 * @param sums the sum of the measure in each cell, null where there is no value; empty without a measure
 */
public record HeatMap(
        String rows,
        String columns,
        String measure,
        List<String> rowValues,
        List<String> columnValues,
        List<List<Long>> counts,
        List<List<BigDecimal>> sums) {}
