package dev.millrace.contract.dataset;

import java.util.List;

import dev.millrace.contract.stage.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.millrace.contract.Failures.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;

class RowParserTest {
    private static final DatasetDefinition SALES = new DatasetFile().parse("""
                    name: sales
                    columns:
                      - {name: id,       type: string,         required: true, from: Invoice ID}
                      - {name: quantity, type: integer,        from: Quantity, min: 1}
                      - {name: sold_at,  type: timestamp,      from: [Date, Time], format: M/d/yyyy H:mm:ss}
                      - {name: total,    type: "decimal(8,2)", from: Total}
                      - {name: hour,     type: integer,        derived: hour(sold_at)}
                    """, "sales.yaml");
    private static final List<String> HEADER = List.of("Total", "Date", "Ignored", "Time", "Quantity", "Invoice ID");

    private final RowParser parser = RowParser.of(SALES, HEADER, "sales.csv");

    @Test
    void putsColumnsInTheOrderOfTheDefinitionAndJoinsParts() {
        // Given
        CsvRecord record = record("19.5,1/5/2019,anything,13:08:00,2,A-1");

        // When
        Parsed parsed = parser.parse(record);

        // Then
        assertThat(parsed).isEqualTo(Row.of("A-1", "2", "2019-01-05 13:08:00", "19.50"));
    }

    @Test
    void readsTextsThatAreNoRecordOfAFile() {
        // When
        List<Parsed> parsed = List.of(
                parser.parse("19.5", "1/5/2019", "a,\"b\"\n", "13:08:00", "2", "A-1"),
                parser.parse("1", "", "", "", "two", "A-1"));

        // Then
        assertThat(parsed)
                .containsExactly(
                        Row.of("A-1", "2", "2019-01-05 13:08:00", "19.50"),
                        new RowError(0, 0, "Quantity", "'two' is not an integer", "is not an integer"));
    }

    @Test
    void leavesMissingValuesEmptyWhereTheyAreAllowed() {
        // Given
        CsvRecord record = record(",,,,,A-1");

        // When
        Parsed parsed = parser.parse(record);

        // Then
        assertThat(parsed).isEqualTo(Row.of("A-1", "", "", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,1/5/2019,,10:00:00,seven,A | sales.csv line 5, column Quantity: 'seven' is not an integer",
                "1,1/5/2019,,10:00:00,0,A     | sales.csv line 5, column Quantity: '0' is less than the smallest allowed, 1",
                "1,1/5/2019,,10:00:00,1,      | sales.csv line 5, column Invoice ID: it is empty, and the column is required",
                "1.005,1/5/2019,,10:00:00,1,A | sales.csv line 5, column Total: '1.005' has more than 2 decimal places",
                "1,2/30/2019,,10:00:00,1,A    | sales.csv line 5, column Date Time: '2/30/2019 10:00:00' is not a timestamp",
                "1,,,10:00:00,1,A             | sales.csv line 5, column Date Time: '10:00:00' is not a timestamp",
                "1,1/5/2019,,,1,A             | sales.csv line 5, column Date Time: '1/5/2019' is not a timestamp",
                "1,1/5/2019,,10:00:00,1       | sales.csv line 5: it has 5 fields where the header has 6",
                "1,1/5/2019,,10:00:00,1,A,    | sales.csv line 5: it has 7 fields where the header has 6"
            })
    void saysWhichLineAndColumnIsWrongAndHow(String raw, String sentence) {
        // Given
        CsvRecord record = record(raw);

        // When
        Parsed parsed = parser.parse(record);

        // Then
        assertThat(parsed).isInstanceOfSatisfying(RowError.class, error -> {
            assertThat(error.describe("sales.csv")).isEqualTo(sentence);
            assertThat(sentence).endsWith(error.kind());
            assertThat(error.kind()).doesNotContain("'");
        });
    }

    @Test
    void passesOnWhatTheScannerFoundBroken() {
        // Given
        CsvRecord record = new CsvRecord(1_234_567, 99, 120, "\"", true, "a quote is opened and never closed");

        // When
        Parsed parsed = parser.parse(record);

        // Then
        assertThat(parsed).isEqualTo(new RowError(1_234_567, 99, "", "a quote is opened and never closed"));
        assertThat(((RowError) parsed).describe("x.csv"))
                .isEqualTo("x.csv line 1234567: a quote is opened and never closed");
    }

    @Test
    void namesTheColumnThatTheHeaderLacksAndThoseItHas() {
        // Given
        List<String> header = List.of("Invoice ID", "Quantity", "Date", "Total");

        // When / Then
        assertFailure(() -> RowParser.of(SALES, header, "sales.csv"), ExitCode.REFUSED)
                .hasMessage("sales.csv line 1 has no column 'Time'; it has 'Invoice ID', 'Quantity', 'Date', 'Total': "
                        + "mend the header, or the definition's 'from'.");
    }

    @Test
    void refusesAHeaderThatNamesAColumnTwice() {
        // Given
        List<String> header = List.of("Invoice ID", "Quantity", "Date", "Time", "Total", "Date");

        // When / Then
        assertFailure(() -> RowParser.of(SALES, header, "sales.csv"), ExitCode.REFUSED)
                .hasMessage("sales.csv line 1 names the column 'Date' twice: rename one.");
    }

    @Test
    void acceptsATwinAmongTheColumnsThatNobodyReads() {
        // Given
        List<String> header = List.of("x", "Invoice ID", "Quantity", "Date", "Time", "Total", "x");

        // When
        Parsed parsed = RowParser.of(SALES, header, "sales.csv").parse(record("1,A,2,1/5/2019,10:00:00,1,2"));

        // Then
        assertThat(parsed).isEqualTo(Row.of("A", "2", "2019-01-05 10:00:00", "1.00"));
    }

    private static CsvRecord record(String raw) {
        return new CsvRecord(5, 80, 80 + raw.length() + 1, raw, false, null);
    }
}
