package dev.millrace.contract.dataset;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class WholeNumberFieldTest {

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "7,7",
                "0,0",
                "-0,0",
                "+5,5",
                "007,7",
                "-012,-12",
                " 42,42",
                "42 ,42",
                "42\u2003,42",
                "١٢,12",
                "2147483647,2147483647",
                "-2147483648,-2147483648"
            })
    void writesIntegersOneWay(String text, String canonical) throws InvalidField {
        FieldCheck.of("integer").accepts(text, canonical);
    }

    @ParameterizedTest
    @CsvSource({"seven", "1.0", "1e3", "0x10", "1_000", "'1,000'", "--1", "+", "' '", "12a", "1 2"})
    void refusesWhatIsNoWholeNumber(String text) {
        FieldCheck.of("integer").refuses(text, "'" + text + "' is not an integer");
    }

    @ParameterizedTest
    @CsvSource({"2147483648", "-2147483649", "9223372036854775808", "+99999999999999999999999"})
    void refusesWhatNoIntegerHolds(String text) {
        FieldCheck.of("integer").refuses(text, "'" + text + "' is out of the range of an integer");
    }

    @ParameterizedTest
    @CsvSource({"9223372036854775808", "-9223372036854775809"})
    void refusesWhatNoLongHolds(String text) {
        FieldCheck.of("long").refuses(text, "'" + text + "' is out of the range of a long");
    }

    @Test
    void includesItsBounds() throws InvalidField {
        FieldCheck column = FieldCheck.bounded("integer", "1", "10");

        column.accepts("1", "1");
        column.accepts("10", "10");
        column.refuses("0", "'0' is less than the smallest allowed, 1");
        column.refuses("11", "'11' is more than the largest allowed, 10");
    }

    @Property
    void keepsEveryLongAsItIs(@ForAll long value) throws InvalidField {
        // Given
        String text = Long.toString(value);

        // When
        String canonical = FieldParser.of(FieldCheck.of("long").column()).canonical(text);

        // Then
        assertThat(canonical).isEqualTo(text);
    }
}
