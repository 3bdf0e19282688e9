package dev.millrace.eda.scan;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;

import dev.millrace.contract.dataset.CanonicalCsv;
import dev.millrace.contract.dataset.Row;
import dev.millrace.contract.dataset.RowHash;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CanonicalLinesTest {
    private static final String HEADER = "a,b,c";

    private static Iterator<InternalRow> lines(String... lines) {
        return new CanonicalLines(
                Arrays.stream(lines)
                        .map(line -> (InternalRow) new GenericInternalRow(new Object[] {UTF8String.fromString(line)}))
                        .iterator(),
                HEADER.getBytes(StandardCharsets.UTF_8),
                3);
    }

    private static List<List<String>> texts(Iterator<InternalRow> rows) {
        List<List<String>> texts = new ArrayList<>();
        rows.forEachRemaining(row -> texts.add(List.of(
                row.getUTF8String(0).toString(),
                row.getUTF8String(1).toString(),
                row.getUTF8String(2).toString())));
        return texts;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '$',
            value = {
                "1,2,3; 1|2|3",
                ",,; ||",
                "\"\",\"\",\"\"; ||",
                "\"a,b\",\"c\",\"d\"; a,b|c|d",
                "1,2,\"x\"\"y\"; 1|2|x\"y",
                "1,2,\"\"\"\"; 1|2|\"",
                "\"\"\"a\"\"\",\"\"\",\"\"\",é; \"a\"|\",\"|é",
                "1,,\"ends, quoted\"; 1||ends, quoted"
            })
    void fieldsAreTakenApartAndUnquoted(String line, String fields) {
        assertThat(texts(lines(line))).containsExactly(List.of(fields.split("\\|", -1)));
    }

    @Test
    void headersAreLeftOutWhereverAFileBegins() {
        // When
        List<List<String>> texts = texts(lines(HEADER, HEADER, "1,2,3", HEADER, "4,5,6", "a,b,cc", HEADER));

        // Then
        assertThat(texts).containsExactly(List.of("1", "2", "3"), List.of("4", "5", "6"), List.of("a", "b", "cc"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '$',
            value = {
                "1,2; a line has 2 fields and not 3",
                "$$; a line has 1 fields and not 3",
                "\"1,2,3\"; a line has 1 fields and not 3",
                "1,2,3,4; a line has more than 3 fields",
                "1,2,3,; a line has more than 3 fields"
            })
    void aLineWithOtherFieldsIsRefused(String line, String message) {
        assertThatThrownBy(() -> lines("1,2,3", line).forEachRemaining(row -> {}))
                .isInstanceOf(MalformedLineException.class)
                .hasMessage(message);
    }

    @Test
    void whatTheSinkWritesIsReadWithItsHash() {
        // Given
        Random random = new Random(9);
        String[] parts = {"", "a", ",", "\"", "é", "😀", "#", " ", "\r", "long ".repeat(40)};
        CanonicalCsv csv = new CanonicalCsv();
        RowHash hash = new RowHash();
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            String[] texts = new String[3];
            Arrays.setAll(
                    texts,
                    field -> parts[random.nextInt(parts.length)]
                            + parts[random.nextInt(parts.length)]
                            + parts[random.nextInt(parts.length)]);
            rows.add(Row.of(texts));
        }
        Iterator<InternalRow> lines = lines(rows.stream()
                .map(row -> new String(csv.encode(row), StandardCharsets.UTF_8))
                .toArray(String[]::new));

        // When, Then
        for (Row row : rows) {
            InternalRow read = lines.next();
            for (int field = 0; field < 3; field++) {
                assertThat(read.getUTF8String(field)).hasToString(row.text(field));
            }
            assertThat(read.getLong(3)).isEqualTo(hash.of(row));
        }
        assertThat(lines.hasNext()).isFalse();
        assertThatThrownBy(lines::next).isInstanceOf(NoSuchElementException.class);
    }
}
