package dev.millrace.eda.count;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Ranges of one round width that hold nearly all values of a column of numbers. */
public final class HistogramBins implements Serializable {
    private static final int WANTED = 30;
    private static final int[] ROUND = {1, 2, 5, 10};

    private final List<BigDecimal> edges;
    private final double[] bounds;

    private HistogramBins(List<BigDecimal> edges) {
        this.edges = edges;
        this.bounds = edges.stream().mapToDouble(BigDecimal::doubleValue).toArray();
    }

    /**
     * Chooses ranges. Values that are farther from the middle nine tenths than these are wide are left out: they would
     * press all others into one range.
     *
     * @param least the least value
     * @param low about the value at 5 percent
     * @param high about the value at 95 percent
     * @param most the greatest value
     * @param unit the least difference of two values; zero if there is none
     */
    public static HistogramBins of(
            BigDecimal least, BigDecimal low, BigDecimal high, BigDecimal most, BigDecimal unit) {
        BigDecimal span = high.subtract(low);
        boolean spread = span.signum() > 0;
        BigDecimal from = spread ? least.max(low.subtract(span)) : least;
        BigDecimal to = spread ? most.min(high.add(span)) : most;
        BigDecimal width = width(to.subtract(from)).max(unit).max(spacing(from, to));
        List<BigDecimal> edges = new ArrayList<>();
        BigDecimal edge = from.divide(width, 0, RoundingMode.FLOOR).multiply(width);
        while (edge.compareTo(to) <= 0) {
            edges.add(plain(edge));
            edge = edge.add(width);
        }
        edges.add(plain(edge));
        return new HistogramBins(edges);
    }

    /** The range of a value: below zero if it is less than the first, and {@link #count} if it exceeds the last. */
    public int bin(double value) {
        if (value < bounds[0]) {
            return -1;
        }
        if (value >= bounds[bounds.length - 1]) {
            return value == bounds[bounds.length - 1] ? count() - 1 : count();
        }
        int bin = (int) ((value - bounds[0]) / (bounds[1] - bounds[0]));
        bin = Math.max(0, Math.min(bin, count() - 1));
        // Division rounds, the edges decide.
        if (value < bounds[bin]) {
            return bin - 1;
        }
        return value >= bounds[bin + 1] ? bin + 1 : bin;
    }

    /** How many ranges there are. */
    public int count() {
        return bounds.length - 1;
    }

    /** The edges, ascending, one more than there are ranges. */
    public List<BigDecimal> edges() {
        return edges;
    }

    private static BigDecimal width(BigDecimal range) {
        if (range.signum() == 0) {
            return BigDecimal.ONE;
        }
        BigDecimal least = range.divide(BigDecimal.valueOf(WANTED), MathContext.DECIMAL64);
        BigDecimal power = BigDecimal.ONE.scaleByPowerOfTen(least.precision() - least.scale() - 1);
        for (int round : ROUND) {
            BigDecimal width = power.multiply(BigDecimal.valueOf(round));
            if (width.compareTo(least) >= 0) {
                return width;
            }
        }
        throw new IllegalStateException("no round width for " + range);
    }

    /** Doubles must tell the edges apart: of large numbers that differ little, they cannot tell each from the next. */
    private static BigDecimal spacing(BigDecimal from, BigDecimal to) {
        double largest = Math.max(Math.abs(from.doubleValue()), Math.abs(to.doubleValue()));
        BigDecimal spacing = BigDecimal.valueOf(Math.ulp(Math.min(largest, Double.MAX_VALUE)));
        return BigDecimal.ONE.scaleByPowerOfTen(spacing.precision() - spacing.scale());
    }

    private static BigDecimal plain(BigDecimal edge) {
        BigDecimal stripped = edge.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
