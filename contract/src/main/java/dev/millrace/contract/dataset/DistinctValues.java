package dev.millrace.contract.dataset;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Counts the different values of a column. It keeps their hashes and not the values, and gives up where the number no
 * longer tells anything, so that its memory is bounded: 16 MiB at most.
 */
final class DistinctValues {
    /** Up to here repeated values are counted. */
    static final int FEW = 1_000;

    /** Up to here values are compared with one another. */
    static final int MOST = 1 << 20;

    private final RowHash hash = new RowHash();
    // An open hash table of hashes; 0 marks a free place.
    private long[] places = new long[64];
    private int count;
    private boolean repeated;
    private boolean ended;

    void add(String text) {
        if (ended) {
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (!insert(Math.max(1, hash.of(bytes, 0, bytes.length) >>> 1))) {
            repeated = true;
        } else if (++count * 2 > places.length) {
            grow();
        }
        if (count == MOST || (repeated && count > FEW)) {
            ended = true;
            places = new long[0];
        }
    }

    /** How many there are; one more than {@link #FEW} for any higher number of values that repeat. */
    int count() {
        return count;
    }

    /** Whether there are so many that they were not all counted. */
    boolean isMore() {
        return ended;
    }

    /** Whether no value was there twice, among the first {@link #MOST}. */
    boolean isUnique() {
        return !repeated;
    }

    private boolean insert(long key) {
        int mask = places.length - 1;
        int place = (int) key & mask;
        while (places[place] != 0) {
            if (places[place] == key) {
                return false;
            }
            place = (place + 1) & mask;
        }
        places[place] = key;
        return true;
    }

    private void grow() {
        long[] keys = places;
        places = new long[keys.length * 2];
        Arrays.stream(keys).filter(key -> key != 0).forEach(this::insert);
    }
}
