package dev.millrace.eda.scan;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

import dev.millrace.eda.count.HistogramBins;
import dev.millrace.eda.count.Magnitudes;
import dev.millrace.eda.profile.Quantile;

/**
 * What the second pass is to find out about numbers of which there were too many different ones to count each: how they
 * are spread over ranges, and the values themselves in those few buckets that hold a quantile or a fence.
 *
 * @param bins the ranges
 * @param mean the mean of all values
 * @param wanted the buckets, ascending
 */
record SpreadPlan(HistogramBins bins, double mean, int[] wanted) implements Serializable {
    private static final double LOWER = 0.25;
    private static final double UPPER = 0.75;
    private static final double LOW = 0.05;
    private static final double HIGH = 0.95;

    static SpreadPlan of(NumberScan scan, BigDecimal unit) {
        BigDecimal mean = scan.sum();
        return new SpreadPlan(
                HistogramBins.of(scan.least(), rough(scan, LOW), rough(scan, HIGH), scan.most(), unit),
                mean == null ? Double.NaN : mean.doubleValue() / scan.values(),
                wanted(scan));
    }

    boolean wants(int bucket) {
        return Arrays.binarySearch(wanted, bucket) >= 0;
    }

    private static int[] wanted(NumberScan scan) {
        int[] sorted = scan.magnitudes().sorted();
        BitSet wanted = new BitSet();
        for (double share : Quantile.SHARES) {
            wanted.set(Arrays.binarySearch(sorted, bucket(scan, share)));
        }
        int lower = bucket(scan, LOWER);
        int upper = bucket(scan, UPPER);
        double leastRange = Magnitudes.least(upper) - Magnitudes.most(lower);
        double mostRange = Magnitudes.most(upper) - Magnitudes.least(lower);
        want(
                wanted,
                sorted,
                Fences.low(Magnitudes.least(lower), mostRange),
                Fences.low(Magnitudes.most(lower), leastRange));
        want(
                wanted,
                sorted,
                Fences.high(Magnitudes.least(upper), leastRange),
                Fences.high(Magnitudes.most(upper), mostRange));
        return wanted.stream().map(place -> sorted[place]).toArray();
    }

    private static void want(BitSet wanted, int[] sorted, double from, double to) {
        int first = Magnitudes.bucket(from);
        int last = Magnitudes.bucket(to);
        IntStream.range(0, sorted.length)
                .filter(place -> sorted[place] >= first && sorted[place] <= last)
                .forEach(wanted::set);
    }

    private static int bucket(NumberScan scan, double share) {
        return scan.magnitudes()
                .place(Math.max(1, (long) Math.ceil(share * scan.values())))
                .bucket();
    }

    private static BigDecimal rough(NumberScan scan, double share) {
        return BigDecimal.valueOf(Magnitudes.least(bucket(scan, share)))
                .max(scan.least())
                .min(scan.most());
    }
}
