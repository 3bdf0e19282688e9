package dev.millrace.contract.dataset;

import java.util.ArrayList;
import java.util.List;

import de.siegmar.fastcsv.reader.CsvReader;

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

    /** Splits the record into its fields, unquoted. */
    public String[] fields() {
        if (!quoted) {
            return split();
        }
        try (var reader = CsvReader.builder().ofCsvRecord(raw)) {
            return reader.iterator().next().getFields().toArray(String[]::new);
        } catch (java.io.IOException e) {
            throw new IllegalStateException("a text in memory cannot be read", e);
        }
    }

    /** A record without quotes is just cut at its commas: nearly every one is, and this is several times as fast. */
    private String[] split() {
        List<String> fields = new ArrayList<>();
        int from = 0;
        for (int comma = raw.indexOf(','); comma >= 0; comma = raw.indexOf(',', from)) {
            fields.add(raw.substring(from, comma));
            from = comma + 1;
        }
        fields.add(raw.substring(from));
        return fields.toArray(String[]::new);
    }
}
