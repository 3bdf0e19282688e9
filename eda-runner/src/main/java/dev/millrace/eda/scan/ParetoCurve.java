package dev.millrace.eda.scan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.millrace.eda.count.ScanColumn;
import dev.millrace.eda.profile.Pareto;

/**
 * How few values carry most of the whole, for the text column with the most values, if these repeat: customers in purchases,
 * for example.
 */
final class ParetoCurve {
    private static final int LEAST_VALUES = 20;
    private static final double LEAST_REPEATS = 1.5;
    private static final BigDecimal MOST_OF_IT = new BigDecimal("0.8");
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
        Optional<List<BigDecimal>> sums = sums(column);
        List<BigDecimal> largestFirst = sums.orElseGet(() -> rows(column)).stream()
                .sorted(Comparator.reverseOrder())
                .toList();
        BigDecimal whole = sum(largestFirst);
        BigDecimal most = whole.multiply(MOST_OF_IT);
        List<Pareto.Point> points = new ArrayList<>();
        points.add(new Pareto.Point(0, 0));
        BigDecimal carried = BigDecimal.ZERO;
        long all = largestFirst.size();
        long forMost = 0;
        long next = 1;
        for (int values = 1; values <= all; values++) {
            carried = carried.add(largestFirst.get(values - 1));
            if (forMost == 0 && carried.compareTo(most) >= 0) {
                forMost = values;
            }
            if ((long) values * POINTS >= next * all) {
                points.add(new Pareto.Point((double) values / all, carried.doubleValue() / whole.doubleValue()));
                next = (long) values * POINTS / all + 1;
            }
        }
        return new Pareto(
                column.column().name(),
                sums.map(found -> batch.shape().measured().get(0).name()).orElse(null),
                all,
                points,
                forMost);
    }

    /** The first measure's sum for each value; empty if there is none or one is negative, of which shares make no sense. */
    private Optional<List<BigDecimal>> sums(ColumnScan column) {
        if (column.sums().isEmpty()) {
            return Optional.empty();
        }
        List<BigDecimal> sums = places(column)
                .mapToObj(column.sums().get(0)::sum)
                .map(sum -> sum == null ? BigDecimal.ZERO : sum)
                .toList();
        boolean fit =
                sums.stream().allMatch(sum -> sum.signum() >= 0) && sum(sums).signum() > 0;
        return fit ? Optional.of(sums) : Optional.empty();
    }

    private static BigDecimal sum(List<BigDecimal> numbers) {
        return numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<BigDecimal> rows(ColumnScan column) {
        return places(column)
                .mapToObj(place -> BigDecimal.valueOf(column.table().count(place)))
                .toList();
    }

    private static IntStream places(ColumnScan column) {
        return IntStream.range(0, column.table().size())
                .filter(place -> column.table().text(place).numBytes() > 0);
    }
}
