package dev.millrace.eda.scan;

import java.io.Serializable;
import java.util.Arrays;

import dev.millrace.eda.profile.Histogram;

/** Counts values into ranges. */
final class HistogramCounts implements Serializable {
    private final HistogramBins bins;
    private final long[] counts;
    private long below;
    private long above;

    HistogramCounts(HistogramBins bins) {
        this.bins = bins;
        this.counts = new long[bins.count()];
    }

    void add(double value, long times) {
        int bin = bins.bin(value);
        if (bin < 0) {
            below += times;
        } else if (bin == counts.length) {
            above += times;
        } else {
            counts[bin] += times;
        }
    }

    void merge(HistogramCounts other) {
        Arrays.setAll(counts, bin -> counts[bin] + other.counts[bin]);
        below += other.below;
        above += other.above;
    }

    Histogram histogram() {
        return new Histogram(bins.edges(), Arrays.stream(counts).boxed().toList(), below, above);
    }
}
