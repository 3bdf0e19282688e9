package dev.millrace.eda.summary;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/**
 * What changed since an earlier analysis of the same dataset.
 *
 * @param batch the earlier batch
 * @param at when the earlier analysis began, ISO-8601 in UTC
 * @param drifted whether a column drifted, is gone, or is of another type
 * @param verdict one sentence for people, which names these columns
 * @param figures what there is one of: rows, missing cells, sum of the first measure, seconds and so on
 * @param schema columns that were added, are gone, or are of another type
 * @param columns how the values of each column in both are spread now and were then, in the definition's order
 * @param values which values of dimensions are new, and which are there no more
 * @param groups the first measure by each dimension that both have
 */
public record Comparison(
        String batch,
        String at,
        boolean drifted,
        String verdict,
        List<Figure> figures,
        List<SchemaChange> schema,
        List<Drift> columns,
        List<NewAndGone> values,
        List<GroupChanges> groups) {
    public Comparison {
        Objects.requireNonNull(batch, "batch");
        Objects.requireNonNull(verdict, "verdict");
        figures = List.copyOf(figures);
        schema = List.copyOf(schema);
        columns = List.copyOf(columns);
        values = List.copyOf(values);
        groups = List.copyOf(groups);
    }

    /**
     * One figure then and now.
     *
     * @param name what it is, for people
     * @param before what it was; null if there was none
     * @param after what it is; null if there is none
     * @param change by what share of what it was it grew, below 0 if it shrank; null if it was zero or is missing
     */
    public record Figure(String name, BigDecimal before, BigDecimal after, Double change) {}

    /**
     * A column that is not what it was.
     *
     * @param column its name
     * @param before its type then; null if it was added
     * @param after its type now; null if it is gone
     */
    public record SchemaChange(String column, String before, String after) {}

    /** How much the spread of a column's values has changed. */
    public enum Level {
        /** Little, or no more than chance does. */
        STABLE,
        /** Some. */
        SHIFTED,
        /** More than the definition bears. */
        DRIFTED,
        /** What was kept of the values does not tell. */
        UNKNOWN
    }

    /**
     * How a column's values are spread now and were then.
     *
     * @param column its name
     * @param level how much that has changed
     * @param index the population stability index, at least 0; null if the level is unknown
     * @param chance the index that two samples of one population stay below in 99 of 100 cases; null if the index is
     * @param bins the ranges or values that the index is made from, a missing value being one; empty if the index is null
     * @param quantiles the quantiles of a number then and now; empty for anything else
     */
    public record Drift(
            String column, Level level, Double index, Double chance, List<Bin> bins, List<QuantileShift> quantiles) {
        public Drift {
            Objects.requireNonNull(column, "column");
            Objects.requireNonNull(level, "level");
            bins = List.copyOf(bins);
            quantiles = List.copyOf(quantiles);
        }
    }

    /**
     * A range or a value.
     *
     * @param label for people
     * @param before the share of the rows that it had, 0 to 1
     * @param after the share of the rows that it has; estimated for a range of numbers
     */
    public record Bin(String label, double before, double after) {}

    /**
     * A quantile then and now.
     *
     * @param share of all values that do not exceed it, 0 to 1
     * @param before its value then
     * @param after its value now
     */
    public record QuantileShift(double share, BigDecimal before, BigDecimal after) {}

    /**
     * The values of a dimension that came and went.
     *
     * @param dimension the column
     * @param appeared values that were not there; only such as surely were not
     * @param gone values that are not there any more; only such as surely are not
     * @param whole whether both summaries list all values; if not, there may be more of either
     */
    public record NewAndGone(String dimension, List<String> appeared, List<String> gone, boolean whole) {
        public NewAndGone {
            appeared = List.copyOf(appeared);
            gone = List.copyOf(gone);
        }
    }

    /**
     * A measure by a dimension, then and now.
     *
     * @param dimension the column that was grouped by
     * @param measure the column that was summed
     * @param groups those that either summary lists, the largest change of share first
     */
    public record GroupChanges(String dimension, String measure, List<GroupChange> groups) {
        public GroupChanges {
            groups = List.copyOf(groups);
        }
    }

    /**
     * One group's part of a measure.
     *
     * @param value the value as text; null for rows without one
     * @param before its sum then; null if it was not listed, or had none
     * @param after its sum now; null if it is not listed, or has none
     * @param shareBefore of the measure's sum then; null if it is not known
     * @param shareAfter of the measure's sum now; null if it is not known
     */
    public record GroupChange(
            String value, BigDecimal before, BigDecimal after, Double shareBefore, Double shareAfter) {}
}
