package dev.millrace.contract.dataset;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BooleanFieldTest {

    @ParameterizedTest
    @CsvSource({"true,true", "FALSE,false", "True,true", "' false ',false"})
    void writesBooleansOneWay(String text, String canonical) throws InvalidField {
        FieldCheck.of("boolean").accepts(text, canonical);
    }

    @ParameterizedTest
    @CsvSource({"yes", "1", "0", "t", "' '"})
    void refusesAnythingElse(String text) {
        FieldCheck.of("boolean").refuses(text, "'" + text + "' is neither true nor false");
    }
}
