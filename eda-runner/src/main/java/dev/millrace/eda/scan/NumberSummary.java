package dev.millrace.eda.scan;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

import dev.millrace.eda.count.HistogramBins;
import dev.millrace.eda.count.HistogramCounts;
import dev.millrace.eda.count.Moments;
import dev.millrace.eda.count.NumberCell;
import dev.millrace.eda.count.ScanColumn;
import dev.millrace.eda.count.Sums;
import dev.millrace.eda.profile.NumberFigures;
import dev.millrace.eda.profile.Quantile;

/**
 * The figures of a column of numbers.
 *
 * @param figures the figures
 * @param moments how far its values are from their mean
 */
record NumberSummary(NumberFigures figures, Moments moments) {
    private static final double LOWER = 0.25;
    private static final double UPPER = 0.75;
    private static final double LOW = 0.05;
    private static final double HIGH = 0.95;
    private static final int MORE_DIGITS = 2;
    private static final MathContext DIGITS_OF_A_DOUBLE = MathContext.DECIMAL64;

    /**
     * @param spread what the second pass saw; null if every value was counted
     */
    static NumberSummary of(ColumnScan column, SpreadScan spread) {
        return spread == null ? counted(column) : sketched((NumberScan) column.remainder(), spread);
    }

    private static NumberSummary counted(ColumnScan column) {
        CountedNumbers numbers = new CountedNumbers(column.column(), column.table());
        Moments moments = new Moments(numbers.mean());
        BigDecimal least = numbers.at(1);
        BigDecimal most = numbers.at(numbers.values());
        HistogramCounts histogram = new HistogramCounts(HistogramBins.of(
                least,
                numbers.quantile(LOW),
                numbers.quantile(HIGH),
                most,
                column.column().unit()));
        NumberCell cell = new NumberCell(column.column());
        Sums sum = Sums.of(column.column());
        long zeros = 0;
        long negatives = 0;
        for (CountedNumbers.Counted number : numbers.numbers()) {
            double value = number.value().doubleValue();
            cell.read(column.table().text(number.place()));
            sum.add(0, cell, number.count());
            moments.add(value, number.count());
            histogram.add(value, number.count());
            zeros += number.value().signum() == 0 ? number.count() : 0;
            negatives += number.value().signum() < 0 ? number.count() : 0;
        }
        return new NumberSummary(
                figures(sum.sum(0), least, most, zeros, negatives, numbers, moments, histogram, column.column()),
                moments);
    }

    private static NumberSummary sketched(NumberScan scan, SpreadScan spread) {
        return new NumberSummary(
                figures(
                        scan.sum(),
                        scan.least(),
                        scan.most(),
                        scan.zeros(),
                        scan.negatives(),
                        new SketchedNumbers(scan, spread),
                        spread.moments(),
                        spread.histogram(),
                        spread.column()),
                spread.moments());
    }

    private static NumberFigures figures(
            BigDecimal sum,
            BigDecimal least,
            BigDecimal most,
            long zeros,
            long negatives,
            OrderedNumbers numbers,
            Moments moments,
            HistogramCounts histogram,
            ScanColumn column) {
        Fences fences = Fences.of(numbers.quantile(LOWER), numbers.quantile(UPPER));
        return new NumberFigures(
                sum,
                least,
                most,
                mean(sum, numbers.values(), column),
                moments.deviation(),
                moments.skewness(),
                zeros,
                negatives,
                numbers.below(fences.low()) + numbers.above(fences.high()),
                Quantile.SHARES.stream()
                        .map(share -> new Quantile(share, numbers.quantile(share)))
                        .toList(),
                numbers.error(),
                histogram.histogram());
    }

    private static BigDecimal mean(BigDecimal sum, long values, ScanColumn column) {
        if (sum == null) {
            return null;
        }
        BigDecimal divisor = BigDecimal.valueOf(values);
        return column.kind() == ScanColumn.Kind.EXACT_NUMBER
                ? sum.divide(divisor, column.scale() + MORE_DIGITS, RoundingMode.HALF_UP)
                : sum.divide(divisor, DIGITS_OF_A_DOUBLE);
    }
}
