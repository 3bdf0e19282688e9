package dev.millrace.eda.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.millrace.eda.profile.Pareto;

/**
 * How few values carry most of the whole, for the text column with the most values, if these repeat: customers in purchases,
 * for example.
 */
final class ParetoCurve {
    private static final int LEAST_VALUES = 20;
    private static final double LEAST_REPEATS = 1.5;
    private static final double MOST_OF_IT = 0.8;
    private static final int POINTS = 100;

    private final BatchScan batch;

    ParetoCurve(BatchScan batch) {
        this.batch = batch;
    }

    /** The curve; null if no column is fit for it. */
    Pareto pareto() {
        return IntStream.range(0, batch.shape().columns().size())
                .mapToObj(batch::column)
                .filter(ParetoCurve::isFit)
                .max(Comparator.comparingLong(column -> column.distinct().count()))
                .map(this::pareto)
                .orElse(null);
    }

    private static boolean isFit(ColumnScan column) {
        return column.isExact()
                && column.column().grouped()
                && column.column().kind() == ScanColumn.Kind.TEXT
                && column.distinct().count() >= LEAST_VALUES
                && column.values() >= LEAST_REPEATS * column.distinct().count();
    }

    private Pareto pareto(ColumnScan column) {
        Optional<double[]> sums = sums(column);
        double[] sorted = sums.orElseGet(() -> rows(column));
        // Ascending is how arrays sort; the largest are at the end.
        Arrays.sort(sorted);
        double whole = Arrays.stream(sorted).sum();
        List<Pareto.Point> points = new ArrayList<>();
        points.add(new Pareto.Point(0, 0));
        double carried = 0;
        long forMost = 0;
        int next = 1;
        for (int values = 1; values <= sorted.length; values++) {
            carried += sorted[sorted.length - values];
            if (forMost == 0 && carried >= MOST_OF_IT * whole) {
                forMost = values;
            }
            if ((long) values * POINTS >= (long) next * sorted.length) {
                points.add(new Pareto.Point((double) values / sorted.length, Math.min(1, carried / whole)));
                next = (int) ((long) values * POINTS / sorted.length) + 1;
            }
        }
        return new Pareto(
                column.column().name(),
                sums.map(found -> batch.shape().measured().get(0).name()).orElse(null),
                sorted.length,
                points,
                forMost);
    }

    /** The first measure's sum for each value; empty if there is none or one is negative, of which shares make no sense. */
    private Optional<double[]> sums(ColumnScan column) {
        if (column.sums().isEmpty()) {
            return Optional.empty();
        }
        double[] sums = places(column)
                .mapToObj(column.sums().get(0)::sum)
                .mapToDouble(sum -> sum == null ? 0 : sum.doubleValue())
                .toArray();
        boolean fit = Arrays.stream(sums).allMatch(sum -> sum >= 0)
                && Arrays.stream(sums).sum() > 0;
        return fit ? Optional.of(sums) : Optional.empty();
    }

    private static double[] rows(ColumnScan column) {
        return places(column).mapToDouble(place -> column.table().count(place)).toArray();
    }

    private static IntStream places(ColumnScan column) {
        return IntStream.range(0, column.table().size())
                .filter(place -> column.table().text(place).numBytes() > 0);
    }
}
