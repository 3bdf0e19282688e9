package dev.millrace.contract.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.millrace.contract.dataset.CanonicalCsv;
import dev.millrace.contract.dataset.Column;
import dev.millrace.contract.dataset.ColumnType.Kind;
import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.dataset.Row;

/**
 * One JSON object a row, columns in definition order. Numbers and booleans are JSON's own, with the canonical text as
 * their literal, so that {@code 12.50} stays {@code 12.50}; a missing value is {@code null}.
 */
final class JsonWire implements WireCodec {
    // Jackson takes no string above 20,000,000 characters unless told to; a field of ours may be longer.
    private final JsonFactory json = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    private final CanonicalCsv csv = new CanonicalCsv();
    private final SerializableString[] names;
    private final boolean[] literal;

    JsonWire(DatasetDefinition definition) {
        List<Column> columns = definition.travelling();
        this.names = columns.stream().map(c -> new SerializedString(c.name())).toArray(SerializableString[]::new);
        this.literal = new boolean[names.length];
        for (int i = 0; i < literal.length; i++) {
            var type = columns.get(i).type();
            literal[i] = type.isNumber() || type.kind() == Kind.BOOLEAN;
        }
    }

    @Override
    public byte[] encode(Row row) {
        bytes.reset();
        try (JsonGenerator out = json.createGenerator(bytes)) {
            out.writeStartObject();
            for (int i = 0; i < names.length; i++) {
                out.writeFieldName(names[i]);
                String text = row.text(i);
                if (text.isEmpty()) {
                    out.writeNull();
                } else if (literal[i]) {
                    out.writeRawValue(text);
                } else {
                    out.writeString(text);
                }
            }
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        return bytes.toByteArray();
    }

    @Override
    public Row decode(byte[] value) throws MalformedRecordException {
        String[] texts = new String[names.length];
        try (JsonParser in = json.createParser(value)) {
            expect(in.nextToken() == JsonToken.START_OBJECT);
            for (int i = 0; i < texts.length; i++) {
                expect(in.nextFieldName(names[i]));
                JsonToken token = in.nextToken();
                expect(token == JsonToken.VALUE_NULL || (token != null && isLiteral(token) == literal[i]));
                texts[i] = token == JsonToken.VALUE_NULL ? "" : in.getText();
            }
            expect(in.nextToken() == JsonToken.END_OBJECT && in.nextToken() == null);
            return Row.of(texts);
        } catch (IOException e) {
            // Not as the cause: Jackson's message quotes the record.
            throw new MalformedRecordException("it is not JSON");
        }
    }

    private static boolean isLiteral(JsonToken token) throws MalformedRecordException {
        expect(token.isScalarValue());
        return token != JsonToken.VALUE_STRING;
    }

    @Override
    public byte[] line(byte[] value, Row row) {
        return csv.encode(row);
    }

    private static void expect(boolean holds) throws MalformedRecordException {
        if (!holds) {
            throw new MalformedRecordException("it is not an object with the columns of the dataset in their order");
        }
    }
}
