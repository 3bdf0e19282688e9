package dev.millrace.contract.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Cuts a stream of UTF-8 CSV into records and knows the byte and the line at which each starts, which no CSV library
 * tells: an ingest goes on from a byte after a crash, and a rejected row is found again by it.
 *
 * <p>A record ends at a line break outside quotes. Where a quote is never closed properly, only the line it stands on
 * is given up, and reading goes on with the next line: one broken quote does not swallow the rows behind it. A quote
 * inside an unquoted field is broken too, as RFC 4180 has it: such a line may be the tail of a record given up.
 */
final class RecordScanner {
    /** Bytes; a record that is longer is taken for a broken one. */
    static final int LONGEST_RECORD = 32 << 20;

    private static final int CHUNK = 256 << 10;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
    private static final String BARE_CARRIAGE_RETURN = "a carriage return without a line feed stands outside quotes";

    /** Where in a record a byte stands. */
    private enum Place {
        FIELD_START,
        UNQUOTED,
        INSIDE_QUOTES,
        BEHIND_QUOTES
    }

    private final InputStream in;
    private byte[] buffer = new byte[CHUNK];
    private int start;
    private int limit;
    private boolean atEnd;
    private long offset;
    private long line;

    /** Reads a stream that begins at this byte of the file, and with it at a record, on this line. */
    RecordScanner(InputStream in, long offset, long line) {
        this.in = in;
        this.offset = offset;
        this.line = line;
    }

    /** The next record that is not an empty line, or null at the end. */
    CsvRecord next() throws IOException {
        if (offset == 0) {
            skipByteOrderMark();
        }
        while (has(0)) {
            CsvRecord record = record();
            if (record.bytes().length > 0) {
                return record;
            }
        }
        return null;
    }

    /**
     * Passes over the records that start before a byte, several times as fast as {@link #next} reads them: where a record
     * starts, only those before it tell, because a quote may hold line breaks.
     */
    void skipTo(long target) throws IOException {
        while (offset < target && has(0)) {
            int length = unquotedLength();
            if (length < 0) {
                quotedRecord();
            } else {
                pass(withLineBreak(length), 1);
            }
        }
    }

    private void skipByteOrderMark() throws IOException {
        if (has(2) && Arrays.equals(buffer, start, start + 3, BYTE_ORDER_MARK, 0, 3)) {
            start += 3;
            offset += 3;
        }
    }

    private CsvRecord record() throws IOException {
        int length = unquotedLength();
        return length < 0 ? quotedRecord() : take(length, 1, false, null);
    }

    /** How long the record is, or -1 if there is a quote in it. */
    private int unquotedLength() throws IOException {
        int length = 0;
        while (has(length)) {
            length = endOrQuote(length);
            if (start + length < limit) {
                return buffer[start + length] == '"' ? -1 : length;
            }
        }
        return length;
    }

    /** Where the next line feed or quote is, or the end of what is read: most of what reading costs is spent here. */
    private int endOrQuote(int from) {
        byte[] bytes = buffer;
        int end = limit;
        int i = start + from;
        while (i < end && bytes[i] != '\n' && bytes[i] != '"') {
            i++;
        }
        return i - start;
    }

    private CsvRecord quotedRecord() throws IOException {
        int lines = 1;
        int length = 0;
        Place place = Place.FIELD_START;
        for (; has(length); length++) {
            byte b = buffer[start + length];
            if (place == Place.INSIDE_QUOTES) {
                place = b == '"' ? Place.BEHIND_QUOTES : place;
                lines += b == '\n' ? 1 : 0;
            } else if (b == '\n') {
                break;
            } else if (b == ',') {
                place = Place.FIELD_START;
            } else if (b == '"' && place != Place.UNQUOTED) {
                place = Place.INSIDE_QUOTES;
            } else if (b == '"') {
                return giveUpLine("a quote stands inside a field that is not in quotes");
            } else if (b == '\r' && has(length + 1) && buffer[start + length + 1] != '\n') {
                return giveUpLine(BARE_CARRIAGE_RETURN);
            } else if (place == Place.BEHIND_QUOTES && b != '\r') {
                return giveUpLine("a quoted field goes on behind its closing quote");
            } else {
                place = Place.UNQUOTED;
            }
        }
        return place == Place.INSIDE_QUOTES
                ? giveUpLine("a quote is opened and never closed")
                : take(length, lines, true, null);
    }

    private CsvRecord giveUpLine(String problem) throws IOException {
        int length = 0;
        while (has(length) && buffer[start + length] != '\n') {
            length++;
        }
        return take(length, 1, true, problem);
    }

    private CsvRecord take(int length, int lines, boolean quoted, String problem) throws IOException {
        int consumed = withLineBreak(length);
        int content = length > 0 && buffer[start + length - 1] == '\r' ? length - 1 : length;
        byte[] raw = Arrays.copyOfRange(buffer, start, start + content);
        String malformed = problem == null ? flaw(raw, quoted) : problem;
        CsvRecord record = new CsvRecord(line, offset, offset + consumed, raw, quoted, malformed);
        pass(consumed, lines);
        return record;
    }

    private int withLineBreak(int length) throws IOException {
        boolean lineBreak = has(length);
        if (!lineBreak && length >= LONGEST_RECORD) {
            throw new RecordTooLongException(line);
        }
        return lineBreak ? length + 1 : length;
    }

    private void pass(int bytes, int lines) {
        start += bytes;
        offset += bytes;
        line += lines;
    }

    private static String flaw(byte[] raw, boolean quoted) {
        if (!Utf8.isValid(raw, 0, raw.length)) {
            return "the text is not UTF-8";
        }
        return !quoted && holdsCarriageReturn(raw) ? BARE_CARRIAGE_RETURN : null;
    }

    private static boolean holdsCarriageReturn(byte[] raw) {
        for (byte b : raw) {
            if (b == '\r') {
                return true;
            }
        }
        return false;
    }

    /** Whether the record has a byte at this place, after reading on if need be. */
    private boolean has(int place) throws IOException {
        return start + place < limit || (!atEnd && place < LONGEST_RECORD && fill(place));
    }

    private boolean fill(int place) throws IOException {
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, limit - start);
            limit -= start;
            start = 0;
        }
        if (limit == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        while (place >= limit && !atEnd) {
            int read = in.read(buffer, limit, buffer.length - limit);
            atEnd = read < 0;
            limit += Math.max(read, 0);
        }
        return place < limit;
    }

    /** A line that is longer than any record may be. */
    static final class RecordTooLongException extends IOException {
        private static final long serialVersionUID = 1L;

        RecordTooLongException(long line) {
            super("line %d is longer than %d bytes, which no record may be".formatted(line, LONGEST_RECORD));
        }
    }
}
