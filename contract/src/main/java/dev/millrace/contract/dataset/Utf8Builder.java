package dev.millrace.contract.dataset;

import java.util.Arrays;

/** Puts a text together in UTF-8, again and again in one buffer; one instance serves one thread. */
public final class Utf8Builder {
    private static final int FIRST_CAPACITY = 512;

    private byte[] bytes = new byte[FIRST_CAPACITY];
    private int length;

    /** Empties it; the buffer stays. */
    public void clear() {
        length = 0;
    }

    public int length() {
        return length;
    }

    public void append(char ascii) {
        ensure(1);
        bytes[length++] = (byte) ascii;
    }

    /** Adds a text that is UTF-8 already. */
    public void append(byte[] text) {
        append(text, 0, text.length);
    }

    /** Adds a part of a text that is UTF-8 already, from one byte until before another. */
    public void append(byte[] text, int from, int to) {
        ensure(to - from);
        System.arraycopy(text, from, bytes, length, to - from);
        length += to - from;
    }

    /** What was put together, in an array of its own. */
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    private void ensure(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
        }
    }
}
