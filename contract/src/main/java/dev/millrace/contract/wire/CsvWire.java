package dev.millrace.contract.wire;

import java.util.Arrays;

import de.siegmar.fastcsv.reader.CsvParseException;
import dev.millrace.contract.dataset.CanonicalCsv;
import dev.millrace.contract.dataset.CsvRecord;
import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.dataset.Row;
import dev.millrace.contract.dataset.Utf8;

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
        boolean quoted = holds(value, '"');
        Row row = row(value, quoted);
        if (row.size() != width) {
            throw new MalformedRecordException("it has %d fields, not %d".formatted(row.size(), width));
        }
        if (quoted ? !Arrays.equals(csv.encode(row), value) : !isOneLine(value)) {
            throw new MalformedRecordException("it is not a line of canonical CSV");
        }
        return row;
    }

    @Override
    public byte[] line(byte[] value, Row row) {
        return value;
    }

    private static Row row(byte[] line, boolean quoted) throws MalformedRecordException {
        try {
            return new CsvRecord(1, 0, line.length, line, quoted, null).row();
        } catch (CsvParseException e) {
            throw new MalformedRecordException("it is not a line of CSV");
        }
    }

    /** Whether a line without quotes is one record, and text. */
    private static boolean isOneLine(byte[] line) {
        return line.length > 0 && !holds(line, '\n') && !holds(line, '\r') && Utf8.isValid(line, 0, line.length);
    }

    private static boolean holds(byte[] line, char ascii) {
        for (byte b : line) {
            if (b == ascii) {
                return true;
            }
        }
        return false;
    }
}
