package dev.millrace.contract.dataset;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DateFieldTest {

    @ParameterizedTest
    @CsvSource({"2024-02-29,2024-02-29", "' 2024-01-31 ',2024-01-31", "0001-01-01,0001-01-01", "9999-12-31,9999-12-31"})
    void writesDatesOneWay(String text, String canonical) throws InvalidField {
        FieldCheck.of("date").accepts(text, canonical);
    }

    @ParameterizedTest
    @CsvSource({"2023-02-29", "2024-13-01", "2024-1-1", "20240101", "2024-01-01 00:00:00", "1/5/2019", "' '"})
    void refusesWhatIsNoDate(String text) {
        FieldCheck.of("date").refuses(text, "'" + text + "' is not a date");
    }

    @ParameterizedTest
    @CsvSource({"0000-01-01", "+12345-01-01"})
    void refusesYearsThatFourDigitsDoNotHold(String text) {
        FieldCheck.of("date").refuses(text, "'" + text + "' is not in the years 1 to 9999");
    }

    @ParameterizedTest
    @CsvSource({
        "M/d/yyyy,1/5/2019,2019-01-05",
        "dd.MM.yyyy,05.01.2019,2019-01-05",
        "yyyyMMdd,20190105,2019-01-05",
        "d-MMM-yy,5-Jan-19,2019-01-05"
    })
    void readsTheFormatsThatFilesAreIn(String format, String text, String canonical) throws InvalidField {
        FieldCheck.formatted("date", format).accepts(text, canonical);
    }

    @Test
    void refusesAFormatWithoutADay() {
        FieldCheck column = FieldCheck.formatted("date", "MM/yyyy");

        assertThatThrownBy(() -> FieldParser.of(column.column()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "column x: a date cannot be read with the format 'MM/yyyy'; it says too little, or too much");
    }

    @Test
    void includesItsBounds() throws InvalidField {
        FieldCheck column = FieldCheck.bounded("date", "2024-01-01", "2024-12-31");

        column.accepts("2024-12-31", "2024-12-31");
        column.refuses("2025-01-01", "'2025-01-01' is more than the largest allowed, 2024-12-31");
    }
}
