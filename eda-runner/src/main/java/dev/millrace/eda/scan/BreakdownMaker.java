package dev.millrace.eda.scan;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.millrace.eda.count.Moments;
import dev.millrace.eda.count.ScanColumn;
import dev.millrace.eda.count.Sums;
import dev.millrace.eda.count.ValueTable;
import dev.millrace.eda.profile.Breakdown;
import dev.millrace.eda.profile.Group;

/** The rows by each dimension whose values were counted. */
final class BreakdownMaker {
    private final BatchScan batch;
    private final Moments measure;

    /**
     * @param measure how far the first measure's values are from their mean; null without a measure or values
     */
    BreakdownMaker(BatchScan batch, Moments measure) {
        this.batch = batch;
        this.measure = measure;
    }

    List<Breakdown> all() {
        return batch.shape().dimensions().stream()
                .map(batch::column)
                .filter(ColumnScan::isExact)
                .map(this::breakdown)
                .toList();
    }

    private Breakdown breakdown(ColumnScan column) {
        List<Integer> places = largestFirst(column);
        List<Group> groups = places.stream()
                .limit(Breakdown.MOST_GROUPS)
                .map(place -> group(column, place))
                .toList();
        return new Breakdown(column.column().name(), column.table().size(), groups, strength(column, places));
    }

    /** The places of a column's values, by the first measure's sum or by rows, then by text. */
    static List<Integer> largestFirst(ColumnScan column) {
        ValueTable table = column.table();
        Comparator<Integer> byRows =
                Comparator.<Integer>comparingLong(place -> -table.count(place)).thenComparing(table::text);
        Comparator<Integer> order = column.sums().isEmpty()
                ? byRows
                : Comparator.<Integer, BigDecimal>comparing(
                                place -> column.sums().get(0).sum(place),
                                Comparator.nullsLast(Comparator.reverseOrder()))
                        .thenComparing(byRows);
        return IntStream.range(0, table.size()).boxed().sorted(order).toList();
    }

    private Group group(ColumnScan column, int place) {
        Map<String, BigDecimal> sums = new LinkedHashMap<>();
        List<ScanColumn> measures = batch.shape().measured();
        for (int i = 0; i < measures.size(); i++) {
            sums.put(measures.get(i).name(), column.sums().get(i).sum(place));
        }
        long rows = column.table().count(place);
        return new Group(text(column.table(), place), rows, (double) rows / batch.rows(), sums, share(column, place));
    }

    /** The text at a place; null for a missing value. */
    static String text(ValueTable table, int place) {
        return table.text(place).numBytes() == 0 ? null : table.text(place).toString();
    }

    private Double share(ColumnScan column, int place) {
        BigDecimal whole =
                batch.shape().measures().isEmpty() ? null : batch.total(0).sum(0);
        BigDecimal sum = whole == null ? null : column.sums().get(0).sum(place);
        return sum == null || whole.signum() <= 0 ? null : sum.doubleValue() / whole.doubleValue();
    }

    /** Eta squared: the sum of squares between the groups, divided by that of all values. */
    private Double strength(ColumnScan column, List<Integer> places) {
        if (measure == null || measure.squares() <= 0) {
            return null;
        }
        double strength = Math.min(1, between(column, places, measure.mean()) / measure.squares());
        return Double.isFinite(strength) ? strength : null;
    }

    /**
     * The sum of squares between the groups of a column, by the first measure.
     *
     * @param places the places of the column's values, in the order in which to add them up
     * @param mean the measure's mean over all rows
     */
    static double between(ColumnScan column, List<Integer> places, double mean) {
        Sums sums = column.sums().get(0);
        double between = 0;
        for (int place : places) {
            BigDecimal sum = sums.sum(place);
            if (sum != null) {
                double distance = sum.doubleValue() - sums.values(place) * mean;
                between += distance * distance / sums.values(place);
            }
        }
        return between;
    }
}
