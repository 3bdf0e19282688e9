package dev.millrace.contract.dataset;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.StringArrayHandler;

/**
 * One record of a CSV file (RFC 4180), with its place in the file.
 *
 * @param line the line it starts on, from 1
 * @param offset the byte it starts at, from 0
 * @param end the byte behind it, its line break included: where the next record starts
 * @param raw its text without the line break
 * @param quoted whether the text holds a quote
 * @param malformed why it cannot be split into fields; null if it can
 */
public record CsvRecord(long line, long offset, long end, String raw, boolean quoted, String malformed) {

    /** The line that the next record starts on, unless empty lines come first. */
    public long nextLine() {
        return line + 1 + (quoted ? raw.chars().filter(c -> c == '\n').count() : 0);
    }

    /** Splits the record, which must not be malformed, into its fields, unquoted. */
    public String[] fields() {
        return quoted ? unquoted() : split();
    }

    private String[] unquoted() {
        // The library's own limits are lower than what the scanner lets through.
        var handler = StringArrayHandler.of(
                limits -> limits.maxFields(RecordScanner.LONGEST_RECORD).maxFieldSize(RecordScanner.LONGEST_RECORD));
        return CsvReader.builder()
                .skipEmptyLines(false)
                .maxBufferSize(RecordScanner.LONGEST_RECORD)
                .ofSingleCsvRecord(handler, raw);
    }

    /** A record without quotes is just cut at its commas: nearly every one is, and this is several times as fast. */
    private String[] split() {
        int count = 1;
        for (int comma = raw.indexOf(','); comma >= 0; comma = raw.indexOf(',', comma + 1)) {
            count++;
        }
        String[] fields = new String[count];
        int from = 0;
        for (int i = 0; i < count - 1; i++) {
            int comma = raw.indexOf(',', from);
            fields[i] = raw.substring(from, comma);
            from = comma + 1;
        }
        fields[count - 1] = raw.substring(from);
        return fields;
    }
}
