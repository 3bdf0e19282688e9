package dev.millrace.eda.count;

import java.io.Serializable;
import java.util.Arrays;

/** How often each value of one dimension meets each value of another. */
public final class Contingency implements Serializable {
    private final int rows;
    private final int columns;
    private final long[] counts;

    /**
     * @param rows how many values the one dimension has
     * @param columns how many the other has
     */
    public Contingency(int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
        this.counts = new long[rows * columns];
    }

    /** Counts a row of the batch. */
    public void add(int row, int column) {
        counts[cell(row, column)]++;
    }

    /** Adds what another table of the same dimensions counted. */
    public void merge(Contingency other) {
        Arrays.setAll(counts, cell -> counts[cell] + other.counts[cell]);
    }

    /** How often two values meet. */
    public long count(int row, int column) {
        return counts[cell(row, column)];
    }

    /**
     * Cramer's V: the square root of chi-squared, divided by the rows and by one less than the smaller number of values.
     *
     * @return 0 to 1; NaN if one of the dimensions does not vary
     * @see <a href="https://en.wikipedia.org/wiki/Cram%C3%A9r%27s_V">Cramér's V</a>
     */
    public double cramersV() {
        if (Math.min(rows, columns) < 2) {
            return Double.NaN;
        }
        double[] rowTotals = new double[rows];
        double[] columnTotals = new double[columns];
        double all = 0;
        for (int cell = 0; cell < counts.length; cell++) {
            rowTotals[cell / columns] += counts[cell];
            columnTotals[cell % columns] += counts[cell];
            all += counts[cell];
        }
        double squares = 0;
        for (int cell = 0; cell < counts.length; cell++) {
            double expected = rowTotals[cell / columns] * columnTotals[cell % columns] / all;
            squares += Math.pow(counts[cell] - expected, 2) / expected;
        }
        return Math.sqrt(Math.max(0, squares) / all / (Math.min(rows, columns) - 1));
    }

    private int cell(int row, int column) {
        return row * columns + column;
    }
}
