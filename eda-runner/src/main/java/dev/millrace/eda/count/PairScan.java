package dev.millrace.eda.count;

import java.io.Serializable;
import java.util.Arrays;

/** Sums of products of every pair of some numbers of a row, over the rows that have both. */
public final class PairScan implements Serializable {
    private static final int SUMS = 6;

    private final int columns;
    private final double[] sums;

    /**
     * @param columns how many numbers a row has
     */
    public PairScan(int columns) {
        this.columns = columns;
        this.sums = new double[columns * columns * SUMS];
    }

    /**
     * Adds a row.
     *
     * @param distances from about their means; NaN for a missing one
     */
    public void add(double[] distances) {
        for (int one = 0; one < columns; one++) {
            double x = distances[one];
            if (Double.isNaN(x)) {
                continue;
            }
            for (int other = one + 1; other < columns; other++) {
                double y = distances[other];
                if (!Double.isNaN(y)) {
                    int at = at(one, other);
                    sums[at]++;
                    sums[at + 1] += x;
                    sums[at + 2] += y;
                    sums[at + 3] += x * x;
                    sums[at + 4] += y * y;
                    sums[at + 5] += x * y;
                }
            }
        }
    }

    /** Adds what others have of the same numbers. */
    public void merge(PairScan other) {
        Arrays.setAll(sums, at -> sums[at] + other.sums[at]);
    }

    /** Pearson's coefficient of two columns; NaN if one of them does not vary. */
    public double correlation(int one, int other) {
        int at = at(one, other);
        double n = sums[at];
        double xx = sums[at + 3] - sums[at + 1] * sums[at + 1] / n;
        double yy = sums[at + 4] - sums[at + 2] * sums[at + 2] / n;
        double xy = sums[at + 5] - sums[at + 1] * sums[at + 2] / n;
        // Rounding can leave a trace of a variance that is none.
        boolean varies = xx > sums[at + 3] * 1e-12 && yy > sums[at + 4] * 1e-12;
        return varies ? Math.max(-1, Math.min(1, xy / Math.sqrt(xx) / Math.sqrt(yy))) : Double.NaN;
    }

    private int at(int one, int other) {
        return (one * columns + other) * SUMS;
    }
}
