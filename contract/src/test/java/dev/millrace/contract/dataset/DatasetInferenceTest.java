package dev.millrace.contract.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.millrace.contract.stage.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.millrace.contract.Failures.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;

class DatasetInferenceTest {
    private static final String SHOP = """
            "Order No",Customer,Product line,Unit price,Quantity,Total Price,Date,Time,Gift,Comment
            A-01,K7,"Tools, small",19.90,2,39.80,1/5/2019,9:08:00,true,
            A-02,K7,Toys,5.5,1,5.50,1/31/2019,13:08:30,FALSE,nice
            A-03,K9,Toys,5.5,10,55.00,2/1/2019,23:59:59,true,
            A-04,K1,"Tools, small",0.25,4,1.00,12/24/2019,0:00:00,false,"a
            b"
            """;

    @TempDir
    Path directory;

    @Test
    void draftsADefinitionThatCanBeRunAsItIs() throws IOException {
        // Given
        Path csv = write("my shop.csv", SHOP);

        // When
        Draft draft = DatasetInference.infer(csv);

        // Then
        assertThat(draft.yaml()).isEqualTo("""
                        # Drafted from the 4 rows of my shop.csv. Types hold for all of them; roles are guesses.
                        name: my_shop
                        columns:
                          - {name: order_no,     type: string,         role: key,        required: true, from: Order No}  # all different
                          - {name: customer,     type: string,         role: none,       required: true, from: Customer}  # 3 values
                          - {name: product_line, type: string,         role: dimension,  required: true, from: Product line}  # 2 values
                          - {name: unit_price,   type: "decimal(6,2)", role: none,       required: true, from: Unit price}
                          - {name: quantity,     type: integer,        role: none,       required: true, from: Quantity}  # all different
                          - {name: total_price,  type: "decimal(6,2)", role: measure,    required: true, from: Total Price}
                          - {name: date_time,    type: timestamp,      role: event-time, required: true, from: [Date, Time], format: "M/d/yyyy H:mm:ss"}
                          - {name: gift,         type: boolean,        role: dimension,  required: true, from: Gift}
                          - {name: comment,      type: string,         role: none,                       from: Comment}  # all different, 2 missing
                        """);
        assertThat(new DatasetFile().parse(draft.yaml(), "draft.yaml")).isEqualTo(draft.definition());
        assertThat(rejected(csv, draft.definition())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7 -1 0                         | integer",
                "999999999 1                    | integer",
                "1000000000 1                   | long",
                "-999999999999999999            | long",
                "1000000000000000000            | decimal(21,0)",
                "1.5 100.25 -3                  | decimal(7,2)",
                ".5 12.                         | decimal(5,1)",
                "0.123456789012345              | decimal(18,15)",
                "0.1234567890123456             | double",
                "1e3 2.5                        | double",
                "1234567890123456789012345678901234567890 | double",
                "007 008                        | string",
                "+49 +1                         | string",
                "1 x                            | string",
                "1,5 2                          | string",
                "true False                     | boolean",
                "yes no                         | string",
                "2024-02-29 2023-12-31          | date",
                "2024-02-30 2023-12-31          | string",
                "10:15 23:59                    | string",
                "-                              | string",
                "1e999                          | string"
            })
    void findsTheNarrowestTypeThatHoldsEveryValue(String values, String type) throws IOException {
        // Given
        Path csv = write("one.csv", "x\n\"" + values.strip().replace(" ", "\"\n\"") + "\"\n");

        // When
        Draft draft = DatasetInference.infer(csv);

        // Then
        assertThat(draft.definition().columns().get(0).type()).hasToString(type);
        assertThat(rejected(csv, draft.definition())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2024-1-5; 2024-12-31                        | date      | yyyy-M-d",
                "1/5/2019; 12/31/2019                        | date      | M/d/yyyy",
                "1/5/2019; 31/12/2019                        | date      | d/M/yyyy",
                "01.05.2019; 31.12.2019                      | date      | d.M.yyyy",
                "31-12-2019; 01-02-2019                      | date      | d-M-yyyy",
                "12-31-2019; 01-02-2019                      | date      | M-d-yyyy",
                "2019/12/31; 2019/1/5                        | date      | yyyy/M/d",
                "5-Jan-2019; 31-DEC-2019                     | date      | d-MMM-yyyy",
                "1/31/19; 2/1/19                             | date      | M/d/yy",
                "2024-01-05 13:08:00; 2024-01-05T13:08:00.5  | timestamp | ",
                "2024-01-05T13:08:00Z; 2024-01-06T13:08:00Z  | timestamp | yyyy-MM-dd'T'HH:mm:ss'Z'",
                "1/31/2019 9:08; 2/1/2019 13:08              | timestamp | M/d/yyyy H:mm",
                "1/31/2019 9:08; 2/1/2019 13:08:30           | timestamp | M/d/yyyy H:mm[:ss]",
                "31.1.2019 9:08:30; 1.2.2019 13:08:00        | timestamp | d.M.yyyy H:mm:ss",
                "1/31/2019 9:08 AM; 2/1/2019 12:08 pm        | timestamp | M/d/yyyy h:mm a"
            })
    void findsTheFormatThatReadsEveryDate(String values, String type, String format) throws IOException {
        // Given
        Path csv = write("one.csv", "x\n" + values.replace("; ", "\n") + "\n");

        // When
        Column column = DatasetInference.infer(csv).definition().columns().get(0);

        // Then
        assertThat(column.type()).hasToString(type);
        assertThat(column.format()).isEqualTo(format);
        assertThat(column.role()).isEqualTo(Role.EVENT_TIME);
        assertThat(rejected(csv, DatasetInference.infer(csv).definition())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x;1/5/2019;2/6/2019                | M/d/yyyy        | d/M/yyyy",
                "x;1.5.2019;2.6.2019                | d.M.yyyy        | M.d.yyyy",
                "x;1/5/2019 10:00;2/6/2019 11:00    | M/d/yyyy H:mm   | d/M/yyyy H:mm",
                "x,y;1/5/2019,10:00;2/6/2019,11:00  | M/d/yyyy H:mm   | d/M/yyyy H:mm"
            })
    void saysWhereDayAndMonthCannotBeTold(String csv, String format, String rival) throws IOException {
        // Given
        Path file = write("one.csv", csv.replace(';', '\n') + "\n");

        // When
        Draft draft = DatasetInference.infer(file);

        // Then
        Column column = draft.definition().columns().get(0);
        assertThat(column.format()).isEqualTo(format);
        assertThat(draft.notes().get(column.name()))
                .isEqualTo("no day above 12 tells day from month: it may as well be " + rival);
    }

    @Test
    void namesADatasetOtherwiseThanAControlTopic() throws IOException {
        assertThat(DatasetInference.infer(write("batches.csv", "id,state\n1,CA\n"))
                        .definition()
                        .name())
                .isEqualTo("batches_data");
    }

    @Test
    void keepsDateAndTimeApartWhereOneMayBeMissing() throws IOException {
        // Given
        Path csv = write("one.csv", "day,clock\n2024-01-05,10:00\n2024-01-06,\n");

        // When
        Draft draft = DatasetInference.infer(csv);

        // Then
        assertThat(draft.definition().columns()).extracting(Column::name).containsExactly("day", "clock");
        assertThat(draft.notes()).containsEntry("clock", "1 missing, a time of day");
        assertThat(rejected(csv, draft.definition())).isEmpty();
    }

    @Test
    void namesTheTimeOfAnOrderOnce() throws IOException {
        // Given
        Path csv = write("one.csv", "Order Date,Order Time\n2024-01-05,10:00\n");

        // When
        Column column = DatasetInference.infer(csv).definition().columns().get(0);

        // Then
        assertThat(column.name()).isEqualTo("order_date_time");
        assertThat(column.headers()).containsExactly("Order Date", "Order Time");
        assertThat(column.format()).isEqualTo("yyyy-MM-dd H:mm");
    }

    @Test
    void pointsToTheFewValuesThatAreNoNumbers() throws IOException {
        // Given
        Path csv = write("one.csv", "x\n" + "7\n".repeat(10) + "seven\n7\n");

        // When
        Draft draft = DatasetInference.infer(csv);

        // Then
        assertThat(draft.notes()).containsEntry("x", "2 values, numbers but for 1, the first on line 12");
        assertThat(draft.definition().columns().get(0).type()).hasToString("string");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "price,total_amount,tax_total     | 1.5,3.0,0.5        | total_amount",
                "Revenue,Amount                   | 1.5,3.0            | revenue",
                "a,b                              | 1,1.5              | b",
                "rating,year,customer_id,size     | 5,2024,7,3         | size",
                "tax_rate,discount_percent        | 5.5,1.5            | "
            })
    void choosesOneMeasure(String header, String row, String measure) throws IOException {
        // Given
        Path csv = write("one.csv", "name," + header + "\nx," + row + "\nx," + row + "\n");

        // When
        DatasetDefinition definition = DatasetInference.infer(csv).definition();

        // Then
        assertThat(definition.measures())
                .extracting(Column::name)
                .isEqualTo(measure == null ? List.of() : List.of(measure));
    }

    @Test
    void multipliesPriceAndQuantityWhereNoColumnIsAnAmount() throws IOException {
        // Given
        Path csv = write("one.csv", "sku,unit price,qty\na,1.50,2\nb,2.50,1\n");

        // When
        Draft draft = DatasetInference.infer(csv);

        // Then
        assertThat(draft.definition().measures())
                .containsExactly(new Column(
                        "amount",
                        ColumnType.decimal(18, 2),
                        Role.MEASURE,
                        false,
                        null,
                        null,
                        null,
                        List.of(),
                        "unit_price * qty"));
        assertThat(new DatasetFile().parse(draft.yaml(), "draft.yaml")).isEqualTo(draft.definition());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name,order_id | a,1;b,2;c,3 | order_id",
                "order_id,name | 1,a;1,b;1,c | name",
                "order_id,name | ,a;2,a;3,c  | ",
                "price,size    | 1.5,1;2.5,2 | "
            })
    void choosesAColumnThatIdentifiesTheRowForTheKey(String header, String rows, String key) throws IOException {
        // Given
        Path csv = write("one.csv", header + "\n" + rows.replace(';', '\n') + "\n");

        // When
        DatasetDefinition definition = DatasetInference.infer(csv).definition();

        // Then
        assertThat(definition.key().map(Column::name).orElse(null)).isEqualTo(key);
    }

    @Test
    void makesNamesOfAnyHeader() throws IOException {
        // Given
        Path csv = write("one.csv", "customerID,Tax 5%,Größe,東京,,2nd,a b,a_b,\"x\"\"\ny: {z}\"\n1,2,3,4,5,6,7,8,9\n");

        // When
        Draft draft = DatasetInference.infer(csv);

        // Then
        assertThat(draft.definition().columns())
                .extracting(Column::name)
                .containsExactly(
                        "customer_id",
                        "tax_5",
                        "grosse",
                        "column_4",
                        "column_5",
                        "column_2nd",
                        "a_b",
                        "a_b_2",
                        "x_y_z");
        assertThat(new DatasetFile().parse(draft.yaml(), "draft.yaml")).isEqualTo(draft.definition());
        assertThat(rejected(csv, draft.definition())).isEmpty();
    }

    @Test
    void leavesOutBrokenRecordsAndSaysSo() throws IOException {
        // Given
        Path csv = write("one.csv", "a,b\n1,2\n3\n4,\"x\n5,6\n");

        // When
        Draft draft = DatasetInference.infer(csv);

        // Then
        assertThat(draft.remarks())
                .containsExactly(
                        "Drafted from the 2 rows of one.csv. Types hold for all of them; roles are guesses.",
                        "Left out: 2 records that no definition reads, the first on line 3: "
                                + "it has 1 fields where the header has 2.");
        assertThat(draft.definition().columns())
                .extracting(c -> c.type().toString())
                .containsOnly("integer");
    }

    @Test
    void takesAColumnWithoutValuesForOptionalText() throws IOException {
        // Given
        Path csv = write("one.csv", "a,b\n1,\n2,\n");

        // When
        Column column = DatasetInference.infer(csv).definition().columns().get(1);

        // Then
        assertThat(column).isEqualTo(Column.of("b", ColumnType.parse("string"), Role.NONE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b", "a,b\n\n", "a,b\n1\n"})
    void refusesAFileWithoutRows(String content) throws IOException {
        // Given
        Path csv = write("one.csv", content);

        // When / Then
        assertFailure(() -> DatasetInference.infer(csv), ExitCode.REFUSED)
                .hasMessage("%s has no rows that could tell what its columns hold.", csv);
    }

    @Test
    void refusesAHeaderWithTwins() throws IOException {
        // Given
        Path csv = write("one.csv", "a,b,a\n1,2,3\n");

        // When / Then
        assertFailure(() -> DatasetInference.infer(csv), ExitCode.REFUSED)
                .hasMessage("%s line 1 names the column 'a' twice: rename one.", csv);
    }

    @Test
    void refusesANameThatNoDatasetCanHave() throws IOException {
        // Given
        Path csv = write("one.csv", "a\n1\n");

        // When / Then
        assertFailure(() -> DatasetInference.infer(csv, "My Shop"), ExitCode.USAGE)
                .hasMessageStartingWith(csv + " cannot be drafted: 'My Shop' is not a dataset name: ");
    }

    @Test
    void saysThatThereIsNoFile() {
        // Given
        Path csv = directory.resolve("none.csv");

        // When / Then
        assertFailure(() -> DatasetInference.infer(csv), ExitCode.NO_INPUT).hasMessage("There is no file %s.", csv);
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content);
    }

    private static List<String> rejected(Path csv, DatasetDefinition definition) throws IOException {
        List<String> rejected = new ArrayList<>();
        try (var source = dev.millrace.contract.dataset.CsvSource.open(csv)) {
            RowParser parser = RowParser.of(definition, source.header(), "x.csv");
            for (CsvRecord record = source.next(); record != null; record = source.next()) {
                if (parser.parse(record) instanceof RowError error) {
                    rejected.add(error.describe("x.csv"));
                }
            }
        }
        return rejected;
    }
}
