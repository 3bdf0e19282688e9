package dev.millrace.eda.count;

import java.io.Serializable;
import java.util.Arrays;

import dev.millrace.eda.profile.Histogram;

/** Counts values into ranges. */
public final class HistogramCounts implements Serializable {
    private final HistogramBins bins;
    private final long[] counts;
    private long below;
    private long above;

    /**
     * @param bins the ranges
     */
    public HistogramCounts(HistogramBins bins) {
        this.bins = bins;
        this.counts = new long[bins.count()];
    }

    /** Counts a value that occurs so often. */
    public void add(double value, long times) {
        int bin = bins.bin(value);
        if (bin < 0) {
            below += times;
        } else if (bin == counts.length) {
            above += times;
        } else {
            counts[bin] += times;
        }
    }

    /** Adds what others counted into the same ranges. */
    public void merge(HistogramCounts other) {
        Arrays.setAll(counts, bin -> counts[bin] + other.counts[bin]);
        below += other.below;
        above += other.above;
    }

    /** The counts so far. */
    public Histogram histogram() {
        return new Histogram(bins.edges(), Arrays.stream(counts).boxed().toList(), below, above);
    }
}
