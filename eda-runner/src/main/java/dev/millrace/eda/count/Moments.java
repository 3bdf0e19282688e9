package dev.millrace.eda.count;

import java.io.Serializable;

/** Powers of the distances of values from their mean, which is known beforehand, so that nothing cancels out. */
public final class Moments implements Serializable {
    private static final double CUBE_OF_ROOT = 1.5;

    private final double mean;
    private long values;
    private double first;
    private double second;
    private double third;

    /**
     * @param mean about the mean of the values to come
     */
    public Moments(double mean) {
        this.mean = mean;
    }

    /** Adds a value that occurs so often. */
    public void add(double value, long times) {
        double distance = value - mean;
        values += times;
        first += distance * times;
        second += distance * distance * times;
        third += distance * distance * distance * times;
    }

    /** Adds what others have of values with the same mean. */
    public void merge(Moments other) {
        values += other.values;
        first += other.first;
        second += other.second;
        third += other.third;
    }

    /** The mean that distances are taken from. */
    public double mean() {
        return mean;
    }

    /** The sum of squared distances; the first moment corrects what rounding the mean has cost. */
    public double squares() {
        return values == 0 ? 0 : second - first * first / values;
    }

    /** The standard deviation of a sample; null with fewer than two values, or if it is beyond a double. */
    public Double deviation() {
        return values < 2 ? null : finite(Math.sqrt(Math.max(0, squares()) / (values - 1)));
    }

    /** The third standardised moment; null if the values do not differ. */
    public Double skewness() {
        double variance = values == 0 ? 0 : squares() / values;
        return variance <= 0 ? null : finite(third / values / Math.pow(variance, CUBE_OF_ROOT));
    }

    private static Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
