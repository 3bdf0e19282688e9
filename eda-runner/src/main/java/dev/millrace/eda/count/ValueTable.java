package dev.millrace.eda.count;

import java.io.Serializable;
import java.util.Arrays;

import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Counts texts, each exactly, as long as there are not too many different ones. A text gets a place when it is first seen;
 * whoever knows more of a text keeps it under the same place.
 *
 * <p>Texts are told apart by hashes of 64 bits, as rows are: among 100,000 texts two share one with a probability of 3 in
 * ten thousand million. Looking at the texts too would take three more visits to memory for every cell of every row, which is where most
 * of the time goes. For the same reason a hash and its count lie side by side.
 */
public final class ValueTable implements Serializable {
    /** The place of a text that there is no room for. */
    public static final int FULL = -1;

    private static final long SEED = 42;
    private static final int FIRST_SLOTS = 64;
    /** Long texts, such as letters, would fill the memory before there are many of them. */
    private static final int MOST_BYTES = 8 << 20;

    private final int most;
    private int size;
    private int[] slots = new int[FIRST_SLOTS];
    /** Hash and count of each place in turn. */
    private long[] cells = new long[FIRST_SLOTS];

    private int[] ends = new int[FIRST_SLOTS / 2];
    private byte[] bytes = new byte[FIRST_SLOTS * 4];

    /**
     * @param most how many different texts there is room for, if they have no more than 8 MiB together
     */
    public ValueTable(int most) {
        this.most = most;
    }

    /** The hash by which texts are told apart. */
    public static long hash(UTF8String text) {
        return XXH64.hashUnsafeBytes(text.getBaseObject(), text.getBaseOffset(), text.numBytes(), SEED);
    }

    /**
     * Counts a text.
     *
     * @param hash the text's {@link #hash}
     * @param times how often it occurs
     * @return its place, or {@link #FULL}, in which case it is not counted
     */
    public int add(UTF8String text, long hash, long times) {
        int slot = slot(hash);
        int place = slots[slot] - 1;
        if (place < 0) {
            if (size == most || start(size) + text.numBytes() > MOST_BYTES) {
                return FULL;
            }
            place = append(text, hash);
            slots[slot] = size;
            if (size * 2 > slots.length) {
                rehash();
            }
        }
        cells[2 * place + 1] += times;
        return place;
    }

    /** The place of the text that has a hash, or -1 if it was never counted. */
    public int find(long hash) {
        return slots[slot(hash)] - 1;
    }

    /** How many different texts were counted. */
    public int size() {
        return size;
    }

    /** How often the text at a place was counted. */
    public long count(int place) {
        return cells[2 * place + 1];
    }

    /** The hash of the text at a place. */
    public long hash(int place) {
        return cells[2 * place];
    }

    /** The text at a place; valid until the next one is added. */
    public UTF8String text(int place) {
        int start = start(place);
        return UTF8String.fromBytes(bytes, start, ends[place] - start);
    }

    private int slot(long hash) {
        int mask = slots.length - 1;
        int slot = (int) hash & mask;
        while (slots[slot] != 0 && cells[2 * slots[slot] - 2] != hash) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private int append(UTF8String text, long hash) {
        int start = start(size);
        int end = start + text.numBytes();
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(end, bytes.length * 2));
        }
        Platform.copyMemory(
                text.getBaseObject(),
                text.getBaseOffset(),
                bytes,
                Platform.BYTE_ARRAY_OFFSET + (long) start,
                text.numBytes());
        if (size == ends.length) {
            cells = Arrays.copyOf(cells, size * 4);
            ends = Arrays.copyOf(ends, size * 2);
        }
        cells[2 * size] = hash;
        ends[size] = end;
        return size++;
    }

    private int start(int place) {
        return place == 0 ? 0 : ends[place - 1];
    }

    private void rehash() {
        slots = new int[slots.length * 2];
        int mask = slots.length - 1;
        for (int place = 0; place < size; place++) {
            int slot = (int) hash(place) & mask;
            while (slots[slot] != 0) {
                slot = slot + 1 & mask;
            }
            slots[slot] = place + 1;
        }
    }
}
