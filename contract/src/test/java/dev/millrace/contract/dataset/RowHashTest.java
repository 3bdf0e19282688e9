package dev.millrace.contract.dataset;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The expected hashes come from another implementation: Python's xxhash, {@code xxh64(data, seed=42)}. */
class RowHashTest {

    @ParameterizedTest
    @CsvSource({
        "'',98b1582b0977e704",
        "a,88e4fe59adf7b0cc",
        "abc,13c1d910702770e6",
        "Zürich||東京,c0745dd8b2298cc6",
        "2024-01-05 13:08:00|T000000001|C000042|Electronics|19.90|2|39.80|credit_card|Amsterdam|,4e3efa06879673c8"
    })
    void isXxh64OfTheTextsBetweenUnitSeparators(String texts, String expected) {
        // Given
        Row row = Row.of(texts.split("\\|", -1));

        // When
        long hash = new RowHash().of(row);

        // Then
        assertThat(RowHash.text(hash)).isEqualTo(expected);
    }

    @Test
    void isRightForEveryLengthAndPlace() {
        // Given
        byte[] bytes = new byte[300];
        for (int i = 0; i < 256; i++) {
            bytes[20 + i] = (byte) i;
        }

        // When
        long sum = 0;
        for (int length = 0; length < 256; length++) {
            sum += new RowHash().of(bytes, 20, length);
        }

        // Then
        assertThat(RowHash.text(sum)).isEqualTo("16ec3cff7abaf549");
    }

    @Test
    void hashesRowsThatAreLongerThanItsFirstBuffer() {
        // Given
        RowHash reused = new RowHash();
        Row large = Row.of("é".repeat(300), "", "x".repeat(5_000), "y");

        // When
        long hash = reused.of(large);

        // Then
        byte[] joined =
                ("é".repeat(300) + "\u001f\u001f" + "x".repeat(5_000) + "\u001fy").getBytes(StandardCharsets.UTF_8);
        assertThat(hash).isEqualTo(new RowHash().of(joined, 0, joined.length)).isEqualTo(reused.of(large));
    }

    @Test
    void tellsAMissingValueFromOneInTheNextColumn() {
        // Given
        RowHash hash = new RowHash();

        // When
        long first = hash.of(Row.of("a", "", "b"));

        // Then
        assertThat(first).isNotEqualTo(hash.of(Row.of("a", "b", ""))).isNotEqualTo(hash.of(Row.of("a", "b")));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE})
    void readsTheTextThatItWrites(long sum) {
        // When
        String text = RowHash.text(sum);

        // Then
        assertThat(text).hasSize(16);
        assertThat(RowHash.parse(text)).isEqualTo(sum);
    }

    @Test
    void refusesATextThatIsNoHash() {
        assertThatThrownBy(() -> new Totals(1, "xyz", null)).isInstanceOf(NumberFormatException.class);
    }
}
