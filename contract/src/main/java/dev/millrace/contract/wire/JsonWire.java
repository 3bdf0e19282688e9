package dev.millrace.contract.wire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.millrace.contract.dataset.CanonicalCsv;
import dev.millrace.contract.dataset.Column;
import dev.millrace.contract.dataset.ColumnType.Kind;
import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.dataset.Row;
import dev.millrace.contract.dataset.Utf8Builder;

/**
 * One JSON object a row, columns in definition order. Numbers and booleans are JSON's own, with the canonical text as
 * their literal, so that {@code 12.50} stays {@code 12.50}; a missing value is {@code null}.
 */
final class JsonWire implements WireCodec {
    private static final byte[] NULL = {'n', 'u', 'l', 'l'};

    // Jackson takes no string above 20,000,000 characters unless told to; a field of ours may be longer.
    private final JsonFactory json = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();
    private final Utf8Builder object = new Utf8Builder();
    private final CanonicalCsv csv = new CanonicalCsv();
    private final SerializableString[] names;
    private final byte[][] labels;
    private final boolean[] literal;

    JsonWire(DatasetDefinition definition) {
        List<Column> columns = definition.travelling();
        this.names = columns.stream().map(c -> new SerializedString(c.name())).toArray(SerializableString[]::new);
        this.labels = columns.stream()
                .map(c -> "\"%s\":".formatted(c.name()).getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        this.literal = new boolean[names.length];
        for (int i = 0; i < literal.length; i++) {
            var type = columns.get(i).type();
            literal[i] = type.isNumber() || type.kind() == Kind.BOOLEAN;
        }
    }

    @Override
    public byte[] encode(Row row) {
        object.clear();
        for (int i = 0; i < names.length; i++) {
            object.append(i == 0 ? '{' : ',');
            object.append(labels[i]);
            append(row, i);
        }
        object.append('}');
        return object.toBytes();
    }

    private void append(Row row, int column) {
        byte[] text = row.joined();
        int from = row.from(column);
        int to = row.to(column);
        if (from == to) {
            object.append(NULL);
        } else if (literal[column]) {
            object.append(text, from, to);
        } else {
            object.append('"');
            if (isPlain(text, from, to)) {
                object.append(text, from, to);
            } else {
                object.append(JsonStringEncoder.getInstance().quoteAsUTF8(row.text(column)));
            }
            object.append('"');
        }
    }

    /** Whether a text stands in JSON as it is, which nearly every one does. */
    private static boolean isPlain(byte[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            byte b = text[i];
            if (b == '"' || b == '\\' || b >= 0 && b < ' ') {
                return false;
            }
        }
        return true;
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
