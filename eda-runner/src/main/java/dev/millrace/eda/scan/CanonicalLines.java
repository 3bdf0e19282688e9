package dev.millrace.eda.scan;

import java.util.Iterator;
import java.util.NoSuchElementException;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Takes the lines of landed files apart: the texts of a row, and its hash. The sink wrote these lines, so that they are known
 * to be canonical; a reader of any CSV spends more on a row than both passes do with it.
 *
 * <p>The same row is handed out again and again, as Spark's own readers do.
 */
final class CanonicalLines implements Iterator<InternalRow> {
    private static final long SEED = 42;
    private static final byte SEPARATOR = 0x1f;
    private static final byte COMMA = ',';
    private static final byte QUOTE = '"';

    private final Iterator<InternalRow> lines;
    private final UTF8String header;
    private final int columns;
    private final Object[] fields;
    private final InternalRow row;
    private byte[] joined = new byte[256];
    private InternalRow next;

    /**
     * @param lines rows of one text
     * @param header the first line of every file, which no row can be equal to
     * @param columns how many texts a row has
     */
    CanonicalLines(Iterator<InternalRow> lines, byte[] header, int columns) {
        this.lines = lines;
        this.header = UTF8String.fromBytes(header);
        this.columns = columns;
        this.fields = new Object[columns + 1];
        this.row = new GenericInternalRow(fields);
    }

    @Override
    public boolean hasNext() {
        while (next == null && lines.hasNext()) {
            UTF8String line = lines.next().getUTF8String(0);
            if (!line.equals(header)) {
                next = row(line);
            }
        }
        return next != null;
    }

    @Override
    public InternalRow next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        InternalRow due = next;
        next = null;
        return due;
    }

    private InternalRow row(UTF8String line) {
        int length = line.numBytes();
        if (length > joined.length) {
            joined = new byte[length * 2];
        }
        Platform.copyMemory(line.getBaseObject(), line.getBaseOffset(), joined, Platform.BYTE_ARRAY_OFFSET, length);
        int end = takeApart(length);
        fields[columns] = XXH64.hashUnsafeBytes(joined, Platform.BYTE_ARRAY_OFFSET, end, SEED);
        return row;
    }

    /** Replaces commas by separators and takes quotes out, in place. Returns the length of what is left. */
    private int takeApart(int length) {
        int field = 0;
        int start = 0;
        int to = 0;
        boolean quoted = false;
        for (int from = 0; from < length; from++) {
            byte next = joined[from];
            if (next == QUOTE) {
                // Two quotes inside of quotes stand for one.
                if (quoted && from + 1 < length && joined[from + 1] == QUOTE) {
                    joined[to++] = QUOTE;
                    from++;
                } else {
                    quoted = !quoted;
                }
            } else if (next == COMMA && !quoted) {
                fields[field(field++)] = UTF8String.fromBytes(joined, start, to - start);
                joined[to++] = SEPARATOR;
                start = to;
            } else {
                joined[to++] = next;
            }
        }
        fields[field(field)] = UTF8String.fromBytes(joined, start, to - start);
        if (field != columns - 1) {
            throw new MalformedLineException("a line has %d fields and not %d".formatted(field + 1, columns));
        }
        return to;
    }

    private int field(int field) {
        if (field >= columns) {
            throw new MalformedLineException("a line has more than %d fields".formatted(columns));
        }
        return field;
    }
}
