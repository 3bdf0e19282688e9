package dev.millrace.eda.count;

import java.io.Serializable;
import java.util.Arrays;

/** Counts whole numbers; each gets a place when it is first seen. */
public final class IntTable implements Serializable {
    private static final int FIRST_SLOTS = 64;
    /** Spreads neighbours over the slots (Knuth, The Art of Computer Programming, 6.4). */
    private static final int GOLDEN = 0x9E3779B9;

    private int size;
    private int[] slots = new int[FIRST_SLOTS];
    private int[] keys = new int[FIRST_SLOTS / 2];
    private long[] counts = new long[FIRST_SLOTS / 2];

    /** Counts a number so many times more, and returns its place. */
    public int add(int key, long times) {
        int slot = slot(key);
        if (slots[slot] == 0) {
            if (size == keys.length) {
                keys = Arrays.copyOf(keys, size * 2);
                counts = Arrays.copyOf(counts, size * 2);
            }
            keys[size++] = key;
            slots[slot] = size;
            if (size * 2 > slots.length) {
                rehash();
                slot = slot(key);
            }
        }
        int place = slots[slot] - 1;
        counts[place] += times;
        return place;
    }

    /** The place of a number, or -1 if it was never counted. */
    public int find(int key) {
        return slots[slot(key)] - 1;
    }

    /** How many different numbers were counted. */
    public int size() {
        return size;
    }

    /** The number at a place. */
    public int key(int place) {
        return keys[place];
    }

    /** How often the number at a place was counted. */
    public long count(int place) {
        return counts[place];
    }

    /** The numbers, ascending. */
    public int[] sortedKeys() {
        int[] sorted = Arrays.copyOf(keys, size);
        Arrays.sort(sorted);
        return sorted;
    }

    private int slot(int key) {
        int mask = slots.length - 1;
        int slot = key * GOLDEN >>> 7 & mask;
        while (slots[slot] != 0 && keys[slots[slot] - 1] != key) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void rehash() {
        slots = new int[slots.length * 2];
        for (int place = 0; place < size; place++) {
            slots[slot(keys[place])] = place + 1;
        }
    }
}
