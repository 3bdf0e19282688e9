package dev.millrace.generator;

import dev.millrace.contract.dataset.RowHash;

/**
 * Formats rows straight into bytes. A row is written with the separators of the row hash, hashed where it lies, and only
 * then gets its commas: one copy of each byte, and no objects. One instance serves one thread at a time.
 */
final class RowBuffer {
    private static final byte HASH_SEPARATOR = 0x1f;
    private static final byte COMMA = ',';
    private static final byte LINE_FEED = '\n';
    private static final byte[] PAIRS = pairs();

    private final RowHash hasher = new RowHash();
    private final int[] separators;
    private final byte[] bytes;
    private int length;
    private int rowStart;
    private int separated;

    /** With room for so many rows. */
    RowBuffer(int rows) {
        this.bytes = new byte[Math.multiplyExact(rows, TransactionGenerator.LONGEST_ROW)];
        this.separators = new int[TransactionGenerator.COLUMNS - 1];
    }

    void clear() {
        length = 0;
        rowStart = 0;
    }

    /** Appends a text that needs no quotes. */
    RowBuffer text(byte[] utf8) {
        System.arraycopy(utf8, 0, bytes, length, utf8.length);
        length += utf8.length;
        return this;
    }

    /** Appends one character of ASCII. */
    RowBuffer ascii(char c) {
        bytes[length++] = (byte) c;
        return this;
    }

    /** Appends a number from 0 to 99 with two digits. */
    RowBuffer twoDigits(int number) {
        bytes[length] = PAIRS[2 * number];
        bytes[length + 1] = PAIRS[2 * number + 1];
        length += 2;
        return this;
    }

    /** Appends a number with leading zeros. */
    RowBuffer padded(int number, int digits) {
        int rest = number;
        int at = length + digits;
        while (at > length) {
            bytes[--at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
        return this;
    }

    /** Appends a number that is not negative. */
    RowBuffer number(int number) {
        int digits = 1;
        for (int rest = number / 10; rest > 0; rest /= 10) {
            digits++;
        }
        return padded(number, digits);
    }

    /** Appends cents as an amount with two places, as a decimal column's canonical text is. */
    RowBuffer amount(int cents) {
        return number(cents / 100).ascii('.').twoDigits(cents % 100);
    }

    /** Ends a field that is not the row's last. */
    void endField() {
        separators[separated++] = length;
        bytes[length++] = HASH_SEPARATOR;
    }

    /** Ends the row and returns its hash. */
    long endRow() {
        long hash = hasher.of(bytes, rowStart, length - rowStart);
        for (int separator : separators) {
            bytes[separator] = COMMA;
        }
        bytes[length++] = LINE_FEED;
        rowStart = length;
        separated = 0;
        return hash;
    }

    /** Appends a row that is not to be hashed, as it is. */
    void rawRow(byte[] utf8) {
        text(utf8);
        bytes[length++] = LINE_FEED;
        rowStart = length;
    }

    /** The rows so far, {@link #length} bytes of this array. */
    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    private static byte[] pairs() {
        byte[] pairs = new byte[200];
        for (int i = 0; i < 100; i++) {
            pairs[2 * i] = (byte) ('0' + i / 10);
            pairs[2 * i + 1] = (byte) ('0' + i % 10);
        }
        return pairs;
    }
}
