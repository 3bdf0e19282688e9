package dev.millrace.eda.count;

import java.io.Serializable;

/**
 * Counts doubles by sign, exponent and the leading bits of the mantissa, in the way of HDR histograms: what falls into one
 * bucket differs by less than 1/4096 of itself. Exact in its counts, the same in whatever order values come, and
 * small whatever the range.
 *
 * @see <a href="https://hdrhistogram.github.io/HdrHistogram/">HdrHistogram</a>
 */
public final class Magnitudes implements Serializable {
    /** How far the values of a bucket can be apart, as a share of themselves. */
    public static final double WIDTH = 1.0 / 4096;

    private static final int DROPPED_BITS = 52 - 12;

    private final IntTable buckets = new IntTable();

    /** The bucket of a value; buckets are ordered as their values are. */
    public static int bucket(double value) {
        // Adding zero makes one of the two zeros that there are.
        int bits = (int) (Double.doubleToRawLongBits(Math.abs(value) + 0.0) >>> DROPPED_BITS);
        return value < 0 ? ~bits : bits;
    }

    /** The least value that a bucket can hold. */
    public static double least(int bucket) {
        return bucket < 0 ? -farthest(~bucket) : nearest(bucket);
    }

    /** The greatest value that a bucket can hold. */
    public static double most(int bucket) {
        return bucket < 0 ? -nearest(~bucket) : farthest(bucket);
    }

    private static double nearest(int bits) {
        return Double.longBitsToDouble((long) bits << DROPPED_BITS);
    }

    private static double farthest(int bits) {
        return Double.longBitsToDouble(((long) bits << DROPPED_BITS) + (1L << DROPPED_BITS) - 1);
    }

    /** Counts a value that occurs so often. */
    public void add(double value, long times) {
        buckets.add(bucket(value), times);
    }

    /** Adds what others counted. */
    public void merge(Magnitudes other) {
        for (int place = 0; place < other.buckets.size(); place++) {
            buckets.add(other.buckets.key(place), other.buckets.count(place));
        }
    }

    /** The buckets that have values, ascending. */
    public int[] sorted() {
        return buckets.sortedKeys();
    }

    /** How many values are in a bucket. */
    public long count(int bucket) {
        int place = buckets.find(bucket);
        return place < 0 ? 0 : buckets.count(place);
    }

    /**
     * Finds the bucket of the value that so many others precede.
     *
     * @param rank from 1 to the number of values
     */
    public Place place(long rank) {
        long before = 0;
        for (int bucket : sorted()) {
            long here = count(bucket);
            if (before + here >= rank) {
                return new Place(bucket, rank - before);
            }
            before += here;
        }
        throw new IllegalArgumentException("there is no value of rank " + rank);
    }

    /** How many values are in buckets above one. */
    public long above(int bucket) {
        long values = 0;
        for (int place = 0; place < buckets.size(); place++) {
            values += buckets.key(place) > bucket ? buckets.count(place) : 0;
        }
        return values;
    }

    /** How many values are in buckets below one. */
    public long below(int bucket) {
        long values = 0;
        for (int place = 0; place < buckets.size(); place++) {
            values += buckets.key(place) < bucket ? buckets.count(place) : 0;
        }
        return values;
    }

    /** How many values are in the fullest bucket. */
    public long fullest() {
        long fullest = 0;
        for (int place = 0; place < buckets.size(); place++) {
            fullest = Math.max(fullest, buckets.count(place));
        }
        return fullest;
    }

    /**
     * Where a value is.
     *
     * @param bucket its bucket
     * @param rank its rank among the values of the bucket, from 1
     */
    public record Place(int bucket, long rank) {}
}
