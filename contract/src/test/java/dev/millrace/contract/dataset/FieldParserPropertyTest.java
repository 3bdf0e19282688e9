package dev.millrace.contract.dataset;

import java.nio.charset.StandardCharsets;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;

/** What is seen at a glance must be what a thorough reading finds. */
class FieldParserPropertyTest {

    @Property
    void takesOnlyCanonicalTextsInBoundsForCanonical(@ForAll("columns") Column column, @ForAll("texts") String text)
            throws InvalidField {
        // Given
        FieldParser parser = FieldParser.of(column);
        byte[] bytes = ("0" + text + "0").getBytes(StandardCharsets.UTF_8);

        // When
        boolean canonical = parser.isCanonical(bytes, 1, bytes.length - 1);

        // Then
        if (canonical) {
            assertThat(parser.canonical(text)).isEqualTo(text);
        }
    }

    @Provide
    Arbitrary<Column> columns() {
        return Arbitraries.of(
                column("string", null, null),
                column("string", "1", "2"),
                column("integer", null, null),
                column("integer", "2", "1000"),
                column("long", null, "1000000000000"),
                column("decimal(6,2)", null, null),
                column("decimal(6,2)", "0.015", "99.999"),
                column("decimal(30,2)", "1000000000000000000000", null),
                column("decimal(4,0)", "1", "20"),
                column("double", null, null),
                column("boolean", null, null),
                column("date", null, null),
                column("date", "2001-01-01", "2100-01-01"),
                column("timestamp", null, null),
                column("timestamp", "2001-01-01 00:00:00", "2100-01-01 00:00:00"));
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<Integer> small = Arbitraries.integers().between(0, 61);
        Arbitrary<String> years = Arbitraries.of("0000", "0001", "1900", "2000", "2023", "2024", "2100", "9999");
        Arbitrary<String> dates = Combinators.combine(years, small, small)
                .as((year, month, day) -> "%s-%02d-%02d".formatted(year, month % 14, day % 33));
        Arbitrary<String> timestamps = Combinators.combine(dates, small, small, small)
                .as((date, h, m, s) -> "%s %02d:%02d:%02d".formatted(date, h % 26, m, s));
        Arbitrary<String> numbers =
                Arbitraries.strings().withChars("0123456789.-").ofMinLength(1).ofMaxLength(21);
        Arbitrary<String> others = Arbitraries.strings()
                .withChars("01. -:T\u001f\0é٣")
                .ofMinLength(1)
                .ofMaxLength(19);
        return Arbitraries.oneOf(List.of(
                dates, timestamps, numbers, others, Arbitraries.of("true", "false", "True", "0", "00", "1.50")));
    }

    private static Column column(String type, String min, String max) {
        return new Column("x", ColumnType.parse(type), Role.NONE, false, min, max, null, List.of(), null);
    }
}
