package dev.millrace.contract.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import de.siegmar.fastcsv.reader.CsvParseException;
import dev.millrace.contract.dataset.CanonicalCsv;
import dev.millrace.contract.dataset.CsvRecord;
import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.dataset.Row;

/** The canonical CSV line as it will land. */
final class CsvWire implements WireCodec {
    private final CanonicalCsv csv = new CanonicalCsv();
    private final int width;

    CsvWire(DatasetDefinition definition) {
        this.width = definition.travelling().size();
    }

    @Override
    public byte[] encode(Row row) {
        return csv.encode(row);
    }

    @Override
    public Row decode(byte[] value) throws MalformedRecordException {
        String line = new String(value, StandardCharsets.UTF_8);
        boolean quoted = line.indexOf('"') >= 0;
        Row row = Row.of(fields(line, quoted));
        if (row.size() != width) {
            throw new MalformedRecordException("it has %d fields, not %d".formatted(row.size(), width));
        }
        if ((quoted || isDoubtful(line)) && !Arrays.equals(csv.encode(row), value)) {
            throw new MalformedRecordException("it is not a line of canonical CSV");
        }
        return row;
    }

    @Override
    public byte[] line(byte[] value, Row row) {
        return value;
    }

    private static String[] fields(String line, boolean quoted) throws MalformedRecordException {
        try {
            return new CsvRecord(1, 0, line.length(), line, quoted, null).fields();
        } catch (CsvParseException e) {
            throw new MalformedRecordException("it is not a line of CSV");
        }
    }

    /** Whether an unquoted line is no record, or more than one, or may come from bytes that are no UTF-8. */
    private static boolean isDoubtful(String line) {
        return line.isEmpty() || line.indexOf('\n') >= 0 || line.indexOf('\r') >= 0 || line.indexOf('\uFFFD') >= 0;
    }
}
