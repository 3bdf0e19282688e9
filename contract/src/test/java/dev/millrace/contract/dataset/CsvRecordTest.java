package dev.millrace.contract.dataset;

import java.util.Arrays;
import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CsvRecordTest {

    @Property
    void cutsAnUnquotedRecordLikeFastCsv(
            @ForAll @NotEmpty @Chars({',', ' ', 'a', 'é', '\0', '\t'}) @CharRange(from = '0', to = '9') String raw) {
        // Given
        CsvRecord throughFastCsv = record(raw, true);

        // When
        String[] fields = record(raw, false).fields();

        // Then
        assertThat(fields).isEqualTo(throughFastCsv.fields());
    }

    @Test
    void keepsEmptyFieldsAtEitherEnd() {
        // Given
        CsvRecord record = record(",,", false);

        // When
        String[] fields = record.fields();

        // Then
        assertThat(fields).containsExactly("", "", "");
    }

    @Test
    void takesQuotesOffAndHalvesThoseInside() {
        // Given
        CsvRecord record = record("\"a \"\"b\"\"\",\"\",\" c \",\"d,\ne\"", true);

        // When
        String[] fields = record.fields();

        // Then
        assertThat(fields).containsExactly("a \"b\"", "", " c ", "d,\ne");
    }

    @Test
    void splitsMoreFieldsThanFastCsvAllowsByItself() {
        // Given
        String[] many = new String[20_000];
        Arrays.fill(many, "\"x\"");

        // When
        String[] fields = record(String.join(",", many), true).fields();

        // Then
        assertThat(fields).hasSize(20_000).containsOnly("x");
    }

    @Test
    void splitsALongerFieldThanFastCsvAllowsByItself() {
        // Given
        String large = "x".repeat(20 << 20);

        // When
        String[] fields = record("\"" + large + "\",b", true).fields();

        // Then
        assertThat(List.of(fields)).isEqualTo(List.of(large, "b"));
    }

    private static CsvRecord record(String raw, boolean quoted) {
        return new CsvRecord(1, 0, raw.length(), raw, quoted, null);
    }
}
