package dev.millrace.contract.dataset;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoubleFieldTest {

    @ParameterizedTest
    @CsvSource({
        "1,1.0",
        "1.50,1.5",
        "-0,0.0",
        "-0.0,0.0",
        "+2,2.0",
        ".5,0.5",
        "5.,5.0",
        "1e3,1000.0",
        "1E10,1.0E10",
        "' 2 ',2.0",
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

        column.accepts("1", "1.0");
        column.refuses("1.1", "'1.1' is more than the largest allowed, 1.0");
    }
}
