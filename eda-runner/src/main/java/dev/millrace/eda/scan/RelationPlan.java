package dev.millrace.eda.scan;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import dev.millrace.eda.count.ScanColumn;
import dev.millrace.eda.count.ValueTable;
import dev.millrace.eda.profile.Correlations;

/**
 * What the second pass is to look for, once the first has seen every column by itself.
 *
 * @param shape the shape of a row
 * @param numbers the columns of numbers that have values
 * @param dimensions the dimensions with few values
 * @param heat the places among these of the two dimensions that explain most of the first measure's variance; empty
 *     without a measure, or with fewer than two dimensions
 * @param buckets over how many parts the hashes of rows and keys are spread to find equal ones; 0 if there can be none
 */
record RelationPlan(ScanShape shape, List<Number> numbers, List<Dimension> dimensions, List<Integer> heat, int buckets)
        implements Serializable {
    /** Beyond so many columns their pairs would be too many to read. */
    private static final int MOST_NUMBERS = 20;

    private static final int MOST_DIMENSIONS = 10;
    private static final long ROWS_OF_A_BUCKET = 500_000;
    private static final long MOST_BUCKETS = 512;

    /**
     * A column of numbers.
     *
     * @param place its place in a row
     * @param mean about its mean
     * @param ranks the ranks of its values
     * @param rankError how far a rank can be off, as a share of the values
     * @param spread what to find out beyond; null if every value was counted
     */
    record Number(int place, double mean, Ranks ranks, double rankError, SpreadPlan spread) implements Serializable {}

    /**
     * A dimension.
     *
     * @param place its place in a row
     * @param values every value, a missing one as the empty text
     */
    record Dimension(int place, ValueTable values) implements Serializable {}

    /** How many of the numbers, the first ones, are paired with one another. */
    int paired() {
        return Math.min(numbers.size(), MOST_NUMBERS);
    }

    static RelationPlan of(BatchScan batch) {
        ScanShape shape = batch.shape();
        List<Dimension> dimensions = shape.dimensions().stream()
                .filter(place -> isSmall(batch.column(place)))
                .limit(MOST_DIMENSIONS)
                .map(place -> new Dimension(place, batch.column(place).table()))
                .toList();
        return new RelationPlan(
                shape,
                shape.numbers().stream()
                        .filter(place -> batch.column(place).values() > 0)
                        .map(place -> number(place, batch.column(place)))
                        .toList(),
                dimensions,
                heat(batch, dimensions),
                buckets(batch));
    }

    private static boolean isSmall(ColumnScan column) {
        return column.isExact() && column.table().size() <= Correlations.MOST_VALUES;
    }

    private static Number number(int place, ColumnScan column) {
        ScanColumn scanned = column.column();
        if (column.isExact()) {
            CountedNumbers numbers = new CountedNumbers(scanned, column.table());
            return new Number(place, numbers.mean(), Ranks.of(column.table(), numbers), 0, null);
        }
        NumberScan scan = (NumberScan) column.remainder();
        SpreadPlan spread = SpreadPlan.of(scan, scanned.unit());
        // All values of a bucket have its middle rank: off by half of the fullest bucket at most.
        double rankError = scan.magnitudes().fullest() / 2.0 / scan.values();
        return new Number(place, spread.mean(), Ranks.of(scan.magnitudes(), scan.values()), rankError, spread);
    }

    private static List<Integer> heat(BatchScan batch, List<Dimension> dimensions) {
        if (batch.shape().measures().isEmpty() || dimensions.size() < 2) {
            return List.of();
        }
        List<Integer> strongest = new ArrayList<>();
        for (int place = 0; place < dimensions.size(); place++) {
            strongest.add(place);
        }
        BigDecimal sum = batch.total(0).sum(0);
        double mean = sum == null ? 0 : sum.doubleValue() / batch.total(0).values(0);
        strongest.sort(Comparator.comparingDouble(place -> {
            ColumnScan column = batch.column(dimensions.get(place).place());
            return -BreakdownMaker.between(column, BreakdownMaker.largestFirst(column), mean);
        }));
        return List.copyOf(strongest.subList(0, 2));
    }

    /** Where no two rows have one key, no two rows are equal. */
    private static int buckets(BatchScan batch) {
        int key = batch.shape().key();
        if (key >= 0 && batch.column(key).isExact()) {
            ColumnScan keys = batch.column(key);
            if (keys.missing() == 0 && keys.distinct().count() == keys.values()) {
                return 0;
            }
        }
        return (int) Math.max(1, Math.min(MOST_BUCKETS, batch.rows() / ROWS_OF_A_BUCKET));
    }
}
