package dev.millrace.eda.count;

import java.util.Arrays;

/** Counts hashes that were there before. */
public final class HashCounter {
    private long[] hashes = new long[0];
    private int size;
    private long dropped;

    /** Adds hashes. */
    public void add(long[] more) {
        if (size + more.length > hashes.length) {
            dropRepeated();
            // Nearly full again would mean to sort nearly every time.
            if (size + more.length > hashes.length / 2) {
                hashes = Arrays.copyOf(hashes, Math.max(size + more.length, hashes.length * 2));
            }
        }
        System.arraycopy(more, 0, hashes, size, more.length);
        size += more.length;
    }

    /** How many equal another one, the first of each not counted. */
    public long repeated() {
        dropRepeated();
        return dropped;
    }

    /** Keeps each hash once, so that what is kept grows with the different ones alone. */
    private void dropRepeated() {
        Arrays.sort(hashes, 0, size);
        int kept = Math.min(size, 1);
        for (int at = 1; at < size; at++) {
            if (hashes[at] != hashes[at - 1]) {
                hashes[kept++] = hashes[at];
            }
        }
        dropped += size - kept;
        size = kept;
    }
}
