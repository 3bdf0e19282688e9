package dev.millrace.contract.dataset;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class DoubleFieldTest {

    @ParameterizedTest
    @CsvSource({
        "1,1",
        "1.50,1.5",
        "-0,0",
        "-0.0,0",
        "+2,2",
        ".5,0.5",
        "5.,5",
        "1e3,1000",
        "1E20,100000000000000000000",
        "2e23,2E+23",
        "0.1,0.1",
        "0.30000000000000004,0.30000000000000004",
        "5.684341886080802E-14,5.6843418860808015E-14",
        "-1.7976931348623157e308,-1.7976931348623157E+308",
        "' 2 ',2",
        "4.761904762,4.761904762"
    })
    void writesDoublesOneWay(String text, String canonical) throws InvalidField {
        FieldCheck.of("double").accepts(text, canonical);
    }

    @ParameterizedTest
    @CsvSource({"seven", "NaN", "Infinity", "-Infinity", "1d", "1f", "0x1p3", "' '", "'1,5'", "1e", "."})
    void refusesWhatIsNoNumber(String text) {
        FieldCheck.of("double").refuses(text, "'" + text + "' is not a number");
    }

    @Test
    void refusesWhatNoDoubleHolds() {
        FieldCheck.of("double").refuses("1e999", "'1e999' is too large for a double");
    }

    @Test
    void includesItsBounds() throws InvalidField {
        FieldCheck column = FieldCheck.bounded("double", "0", "1");

        column.accepts("1.0", "1");
        column.refuses("1.1", "'1.1' is more than the largest allowed, 1.0");
    }

    @Property
    void keepsTheValueOfEveryDouble(@ForAll double value) throws InvalidField {
        // Given
        String text = Double.toString(value);

        // When
        String canonical = FieldParser.of(FieldCheck.of("double").column()).canonical(text);

        // Then
        assertThat(Double.parseDouble(canonical)).isEqualTo(value + 0.0);
    }
}
