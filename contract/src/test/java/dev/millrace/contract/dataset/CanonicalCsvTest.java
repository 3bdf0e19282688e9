package dev.millrace.contract.dataset;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CanonicalCsvTest {
    private final CanonicalCsv csv = new CanonicalCsv();

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "a|b,`a,b`",
                "a,a",
                "|,`,`",
                "a||c,`a,,c`",
                " a | b,` a , b`",
                "a b|c;d,`a b,c;d`",
                "`x,y|z`,`\"x,y\",z`",
                "say \"hi\"|z,`\"say \"\"hi\"\"\",z`",
                "Zürich|東京😀,`Zürich,東京😀`"
            })
    void quotesOnlyWhatNeedsQuotes(String texts, String line) {
        // Given
        Row row = Row.of(texts.split("\\|", -1));

        // When
        byte[] bytes = csv.encode(row);

        // Then
        assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(line);
    }

    @Test
    void quotesLineBreaks() {
        // Given
        Row row = Row.of("a\nb", "c\rd", "e\r\nf");

        // When
        byte[] bytes = csv.encode(row);

        // Then
        assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo("\"a\nb\",\"c\rd\",\"e\r\nf\"");
    }

    @Test
    void neverWritesAnEmptyLineThatReadersWouldSkip() {
        // Given
        Row row = Row.of("");

        // When
        byte[] bytes = csv.encode(row);

        // Then
        assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo("\"\"");
    }

    @Test
    void startsAnewWithEveryRow() {
        // Given
        csv.encode(Row.of("x".repeat(100_000)));

        // When
        byte[] bytes = csv.encode(Row.of("a", "b"));

        // Then
        assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo("a,b");
    }

    @Test
    void namesTheTravellingColumnsInTheHeader() {
        // Given
        DatasetDefinition definition = new DatasetFile()
                .parse(
                        "name: d\ncolumns: [{name: a, type: long}, {name: b, type: long, derived: a}, {name: c, type: date}]",
                        "d");

        // When
        byte[] bytes = csv.header(definition);

        // Then
        assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo("a,c");
    }
}
