package dev.millrace.contract.dataset;

import java.time.LocalDateTime;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.time.api.constraints.DateTimeRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TimestampFieldTest {

    @ParameterizedTest
    @CsvSource({
        "2024-01-31 23:59:59,2024-01-31 23:59:59",
        "2024-02-29 00:00:00,2024-02-29 00:00:00",
        "2024-01-05T13:08:00,2024-01-05 13:08:00",
        "2024-01-05 13:08,2024-01-05 13:08:00",
        "' 2024-01-05 13:08:00 ',2024-01-05 13:08:00",
        "2024-01-05 13:08:00.500,2024-01-05 13:08:00.5",
        "2024-01-05 13:08:00.000,2024-01-05 13:08:00",
        "2024-01-05 13:08:00.123456789,2024-01-05 13:08:00.123456789",
        "0001-01-01 00:00:00,0001-01-01 00:00:00",
        "9999-12-31 23:59:59,9999-12-31 23:59:59"
    })
    void writesTimestampsOneWay(String text, String canonical) throws InvalidField {
        FieldCheck.of("timestamp").accepts(text, canonical);
        FieldCheck.bounded("timestamp", "0001-01-01 00:00:00", null).accepts(text, canonical);
    }

    @ParameterizedTest
    @CsvSource({
        "yesterday",
        "2024-02-30 00:00:00",
        "2023-02-29 00:00:00",
        "2024-04-31 12:00:00",
        "2024-13-01 12:00:00",
        "2024-00-01 12:00:00",
        "2024-01-00 12:00:00",
        "2024-01-32 12:00:00",
        "2024-01-01 24:00:00",
        "2024-01-01 12:60:00",
        "2024-01-01 12:00:60",
        "2024-01-01",
        "2024-1-1 12:00:00",
        "2024-01-01  12:00:00",
        "2024-01-01 12:00:00Z",
        "12345-01-01 00:00:00",
        "' '"
    })
    void refusesWhatIsNoTimestamp(String text) {
        FieldCheck.of("timestamp").refuses(text, "'" + text + "' is not a timestamp");
    }

    @ParameterizedTest
    @CsvSource({"0000-01-01 00:00:00", "+12345-01-01 00:00:00", "-0001-01-01 00:00:00"})
    void refusesYearsThatFourDigitsDoNotHold(String text) {
        FieldCheck.of("timestamp").refuses(text, "'" + text + "' is not in the years 1 to 9999");
    }

    @ParameterizedTest
    @CsvSource({
        "M/d/yyyy H:mm:ss,1/5/2019 3:08:00,2019-01-05 03:08:00",
        "M/d/yyyy H:mm:ss,12/31/2019 13:08:00,2019-12-31 13:08:00",
        "M/d/yyyy HH:mm,1/5/2019 13:08,2019-01-05 13:08:00",
        "d.M.yyyy H:mm:ss,5.1.2019 13:08:00,2019-01-05 13:08:00",
        "yyyyMMdd HHmmss,20190105 130800,2019-01-05 13:08:00",
        "dd MMM yyyy h:mm a,05 jan 2019 1:08 pm,2019-01-05 13:08:00",
        "yyyy-MM-dd'T'HH:mm:ss'Z',2019-01-05T13:08:00Z,2019-01-05 13:08:00",
        "yyyy' year' MM-dd HH,2019 year 01-05 13,2019-01-05 13:00:00",
        "d/M/yy HH:mm,5/1/19 13:08,2019-01-05 13:08:00",
        "yyyy-MM-dd HH:mm:ss.SSS,2019-01-05 13:08:00.250,2019-01-05 13:08:00.25"
    })
    void readsTheFormatsThatFilesAreIn(String format, String text, String canonical) throws InvalidField {
        FieldCheck.formatted("timestamp", format).accepts(text, canonical);
    }

    @ParameterizedTest
    @CsvSource({
        "2/30/2019 10:00:00",
        "13/1/2019 10:00:00",
        "1/5/2019 24:00:00",
        "1/5/2019",
        "2019-01-05 10:00:00",
        "1/5/19 10:00:00"
    })
    void refusesWhatDoesNotFitTheFormat(String text) {
        FieldCheck.formatted("timestamp", "M/d/yyyy H:mm:ss").refuses(text, "'" + text + "' is not a timestamp");
    }

    @ParameterizedTest
    @CsvSource({"M/d/yyyy", "HH:mm:ss", "MM/dd HH:mm", "VV yyyy-MM-dd HH:mm"})
    void refusesAFormatThatSaysTooLittleOrTooMuch(String format) {
        FieldCheck column = FieldCheck.formatted("timestamp", format);

        assertThatThrownBy(() -> FieldParser.of(column.column()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "column x: a timestamp cannot be read with the format '%s'; it says too little, or too much",
                        format);
    }

    @Test
    void refusesAFormatThatIsNoPattern() {
        FieldCheck column = FieldCheck.formatted("timestamp", "jjjj");

        assertThatThrownBy(() -> FieldParser.of(column.column()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("column x: 'jjjj' is no date format (");
    }

    @Test
    void includesItsBounds() throws InvalidField {
        FieldCheck column = FieldCheck.bounded("timestamp", "2024-01-01 00:00:00", "2024-12-31T23:59:59");

        column.accepts("2024-01-01 00:00:00", "2024-01-01 00:00:00");
        column.accepts("2024-12-31 23:59:59", "2024-12-31 23:59:59");
        column.refuses(
                "2023-12-31 23:59:59", "'2023-12-31 23:59:59' is less than the smallest allowed, 2024-01-01 00:00:00");
        column.refuses(
                "2024-12-31 23:59:59.5",
                "'2024-12-31 23:59:59.5' is more than the largest allowed, 2024-12-31 23:59:59");
    }

    @Property
    void keepsEverySecondOfTenThousandYears(
            @ForAll @DateTimeRange(min = "0001-01-01T00:00:00", max = "9999-12-31T23:59:59") LocalDateTime time)
            throws InvalidField {
        // Given
        String text = time.withNano(0).toString();

        // When
        String canonical = FieldParser.of(FieldCheck.of("timestamp").column()).canonical(text);

        // Then
        assertThat(LocalDateTime.parse(canonical.replace(' ', 'T'))).isEqualTo(time.withNano(0));
        assertThat(canonical).hasSize(19);
    }
}
