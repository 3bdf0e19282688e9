package dev.millrace.contract.dataset;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.StringArrayHandler;

/**
 * One record of a CSV file (RFC 4180), with its place in the file.
 *
 * @param line the line it starts on, from 1
 * @param offset the byte it starts at, from 0
 * @param end the byte behind it, its line break included: where the next record starts
 * @param bytes its text without the line break, which must not be changed
 * @param quoted whether the text holds a quote
 * @param malformed why it cannot be split into fields; null if it can
 */
public record CsvRecord(long line, long offset, long end, byte[] bytes, boolean quoted, String malformed) {
    private static final int USUAL_FIELDS = 16;

    /** A record of this text. */
    public CsvRecord(long line, long offset, long end, String raw, boolean quoted, String malformed) {
        this(line, offset, end, raw.getBytes(StandardCharsets.UTF_8), quoted, malformed);
    }

    /** Its text without the line break; bytes that are no UTF-8 are shown as U+FFFD. */
    public String raw() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The line that the next record starts on, unless empty lines come first. */
    public long nextLine() {
        long lines = 1;
        for (int i = 0; quoted && i < bytes.length; i++) {
            lines += bytes[i] == '\n' ? 1 : 0;
        }
        return line + lines;
    }

    /** Splits the record, which must not be malformed, into its fields, unquoted. */
    public String[] fields() {
        Cells cells = cells();
        return IntStream.range(0, cells.count()).mapToObj(cells::text).toArray(String[]::new);
    }

    /** Splits the record, whose fields must be canonical as they stand, and which must not be malformed. */
    public Row row() {
        return Row.of(cells());
    }

    /** Splits the record, which must not be malformed. */
    Cells cells() {
        return quoted ? unquoted() : split();
    }

    private Cells unquoted() {
        // The library's own limits are lower than what the scanner lets through.
        var handler = StringArrayHandler.of(
                limits -> limits.maxFields(RecordScanner.LONGEST_RECORD).maxFieldSize(RecordScanner.LONGEST_RECORD));
        String[] fields = CsvReader.builder()
                .skipEmptyLines(false)
                .maxBufferSize(RecordScanner.LONGEST_RECORD)
                .ofSingleCsvRecord(handler, raw());
        return Row.of(fields).cells();
    }

    /** A record without quotes is just cut at its commas: nearly every one is, and this is many times as fast. */
    private Cells split() {
        byte[] text = bytes;
        int[] ends = new int[USUAL_FIELDS];
        int count = 0;
        for (int i = 0; i <= text.length; i++) {
            if (i == text.length || text[i] == ',') {
                if (count == ends.length) {
                    ends = Arrays.copyOf(ends, count * 2);
                }
                ends[count++] = i;
            }
        }
        return new Cells(text, ends, count);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CsvRecord that
                && line == that.line
                && offset == that.offset
                && end == that.end
                && quoted == that.quoted
                && Arrays.equals(bytes, that.bytes)
                && Objects.equals(malformed, that.malformed);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(offset) + Arrays.hashCode(bytes);
    }

    /** Says where it stands and never what it holds: rows must not reach a log. */
    @Override
    public String toString() {
        return "CsvRecord[line %d, byte %d]".formatted(line, offset);
    }
}
