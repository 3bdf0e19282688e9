package dev.millrace.contract.dataset;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;

/**
 * Writes rows as canonical CSV: RFC 4180, UTF-8, quotes only where they are needed, lines ended by a line feed.
 * One instance serves one thread.
 */
public final class CanonicalCsv {
    // An empty line would be no record to a reader, and the row would be lost.
    private static final byte[] QUOTES = {'"', '"'};

    // The library quotes a first field that another reader could take for a comment.
    private static final char COMMENT = '#';

    private final StringWriter text = new StringWriter();
    private final StringBuffer line = text.getBuffer();
    private final CsvWriter writer =
            CsvWriter.builder().lineDelimiter(LineDelimiter.LF).bufferSize(0).build(text);

    /** The line of a row, without its line feed. */
    public byte[] encode(Row row) {
        if (row.size() == 1 && row.text(0).isEmpty()) {
            return QUOTES.clone();
        }
        return isPlain(row) ? plain(row) : quoted(row);
    }

    /** Whether no field of a row needs quotes, which is so for nearly every row. */
    private static boolean isPlain(Row row) {
        byte[] text = row.joined();
        for (byte b : text) {
            if (b == ',' || b == '"' || b == '\n' || b == '\r') {
                return false;
            }
        }
        return text.length == 0 || text[0] != COMMENT;
    }

    private static byte[] plain(Row row) {
        byte[] line = row.joined().clone();
        for (int i = 0; i < row.size() - 1; i++) {
            line[row.to(i)] = ',';
        }
        return line;
    }

    private byte[] quoted(Row row) {
        line.setLength(0);
        var record = writer.writeRecord();
        for (int i = 0; i < row.size(); i++) {
            record.writeField(row.text(i));
        }
        record.endRecord();
        return withoutLineFeed();
    }

    /** The header line of a dataset's landed files, without its line feed. */
    public byte[] header(DatasetDefinition definition) {
        return line(definition.travelling().stream().map(Column::name).toList());
    }

    /** The line of any fields, without its line feed. */
    public byte[] line(List<String> fields) {
        line.setLength(0);
        writer.writeRecord(fields);
        return withoutLineFeed();
    }

    private byte[] withoutLineFeed() {
        return line.substring(0, line.length() - 1).getBytes(StandardCharsets.UTF_8);
    }
}
