package dev.millrace.eda.count;

import java.util.Arrays;

/** Counts hashes that were there before. */
public final class HashCounter {
    private long[] hashes = new long[0];
    private int size;

    /** Adds hashes. */
    public void add(long[] more) {
        if (size + more.length > hashes.length) {
            hashes = Arrays.copyOf(hashes, Math.max(size + more.length, hashes.length * 2));
        }
        System.arraycopy(more, 0, hashes, size, more.length);
        size += more.length;
    }

    /** How many equal another one, the first of each not counted. */
    public long repeated() {
        Arrays.sort(hashes, 0, size);
        long repeated = 0;
        for (int at = 1; at < size; at++) {
            repeated += hashes[at] == hashes[at - 1] ? 1 : 0;
        }
        return repeated;
    }
}
