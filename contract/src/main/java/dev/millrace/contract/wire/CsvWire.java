package dev.millrace.contract.wire;

import java.nio.charset.StandardCharsets;

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
        String[] fields = new CsvRecord(1, 0, value.length, line, line.indexOf('"') >= 0, null).fields();
        if (fields.length != width) {
            throw new MalformedRecordException("it has %d fields, not %d".formatted(fields.length, width));
        }
        return Row.of(fields);
    }
}
