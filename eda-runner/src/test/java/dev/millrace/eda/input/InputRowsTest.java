package dev.millrace.eda.input;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.dataset.DatasetFile;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.eda.SparkExtension;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ExtendWith(SparkExtension.class)
class InputRowsTest {
    private static final DatasetDefinition SALES = new DatasetFile().parse("""
                    name: sales
                    columns:
                      - {name: id,       type: string,         required: true, from: Invoice ID}
                      - {name: sold_at,  type: timestamp,      from: [Date, Time], format: M/d/yyyy H:mm}
                      - {name: quantity, type: integer,        from: Quantity, min: 1}
                      - {name: total,    type: "decimal(8,2)", from: Total}
                      - {name: hour,     type: integer,        derived: hour(sold_at)}
                    """, "sales.yaml");
    private static final String HEADER = "Invoice ID,Date,Time,Quantity,Total\n";

    @TempDir
    Path directory;

    private final SparkSession session;

    InputRowsTest(SparkSession session) {
        this.session = session;
    }

    @Test
    void aDirectoryOfTheUsersFilesIsReadByTheDefinitionWhateverTheOrderOfColumns() throws IOException {
        // Given
        write("a.csv", HEADER + "A-1,1/5/2019,13:08,2,19.5\nA-2,1/6/2019,9:00,,\n");
        write(
                "below/b.csv",
                "Total,Quantity,Note,Time,Date,Invoice ID\r\n4,1,\"x\ny\",10:00,1/7/2019,\"A \"\"3\"\"\"\r\n");
        write("manifest.json", "{}");
        write("_temporary/c.csv", "no,header,of,ours\n");

        // When
        List<String> rows = read(directory.toString());

        // Then
        assertThat(rows)
                .containsExactlyInAnyOrder(
                        "A-1|2019-01-05 13:08:00|2|19.50",
                        "A-2|2019-01-06 09:00:00|null|null",
                        "A \"3\"|2019-01-07 10:00:00|1|4.00");
    }

    @Test
    void filesAsMillraceWritesThemAreReadToo() throws IOException {
        // Given
        write("a.csv", "id,sold_at,quantity,total\nA-1,2019-01-05 13:08:00.5,2,19.50\n");

        // When
        List<String> rows = read(directory.toString());

        // Then
        assertThat(rows).containsExactly("A-1|2019-01-05 13:08:00.5|2|19.50");
    }

    @Test
    void whereHeadersTellNothingTheFirstRecordDoes() throws IOException {
        // Given
        DatasetDefinition dates = new DatasetFile()
                .parse("name: dates\ncolumns:\n  - {name: day, type: date, format: d.M.yyyy}\n", "dates.yaml");
        write("user.csv", "day\n31.1.2024\n");
        write("ours.csv", "day\n2024-02-01\n");

        // When
        List<String> rows = read(dates, directory.toString());

        // Then
        assertThat(rows).containsExactlyInAnyOrder("2024-01-31", "2024-02-01");
    }

    @Test
    void patternsAndPackedFilesAndUrlsAreRead() throws IOException {
        // Given
        write("2024-01.csv", HEADER + "A-1,1/5/2019,13:08,2,1\n");
        Files.write(directory.resolve("2024-02.csv.gz"), packed(HEADER + "A-2,1/5/2019,13:08,2,2\n"));
        write("2024-12.csv", HEADER + "A-3,1/5/2019,13:08,2,3\n");

        // When
        List<String> rows = read("file://" + directory + "/2024-0[12].csv*");

        // Then
        assertThat(rows).extracting(row -> row.substring(0, 3)).containsExactlyInAnyOrder("A-1", "A-2");
    }

    @Test
    void aFileThatIsThereIsNoPattern() throws IOException {
        // Given
        Path odd = Files.createDirectory(directory.resolve("sales [1] {x} 100%"));
        Files.writeString(odd.resolve("a.csv"), HEADER + "A-1,1/5/2019,13:08,2,1\n");

        // When
        List<String> rows = read(odd.toString());

        // Then
        assertThat(rows).hasSize(1);
    }

    @Test
    void aLargeFileIsReadInSlicesAndNoRowTwice() throws IOException {
        // Given
        String note = "x\n".repeat(1000);
        write(
                "a.csv",
                "Note," + HEADER
                        + IntStream.range(0, 9000)
                                .mapToObj("\"%s\",A-%%d,1/5/2019,13:08,1,1\n".formatted(note)::formatted)
                                .collect(Collectors.joining()));

        // When
        InputRows rows = InputRows.of(session, SALES, directory.toString());

        // Then
        assertThat(rows.texts().javaRDD().getNumPartitions())
                .isEqualTo(Math.min(2, Runtime.getRuntime().availableProcessors()));
        assertThat(rows.texts().select("id").distinct().count()).isEqualTo(9000);
        assertThat(rows.texts().count()).isEqualTo(9000);
    }

    @Test
    void rowsThatDoNotFitAreCountedWithTheFirstOfThem() throws IOException {
        // Given
        write("a.csv", HEADER + "A-1,1/5/2019,13:08,2,19.5\nA-2,1/6/2019,9:00,seven,1\nA-3,1/6/2019,9:00,7\n");
        write("b.csv", HEADER + ",1/5/2019,13:08,2,19.5\n");
        InputRows rows = InputRows.of(session, SALES, directory.toString());

        // When
        long fit = rows.texts().count();

        // Then
        assertThat(fit).isEqualTo(1);
        assertRefused(
                rows::check,
                "3 of 4 rows in %s do not fit dataset sales, first a.csv line 3, column Quantity: 'seven' is not an integer: mend the rows or the definition."
                        .formatted(directory));
    }

    @Test
    void rowsThatGoByAgainCountOnce() throws IOException {
        // Given
        write("a.csv", HEADER + "A-1,1/5/2019,13:08,2,19.5\nA-2,1/6/2019,9:00,seven,1\n");
        InputRows rows = InputRows.of(session, SALES, directory.toString());
        rows.texts().queryExecution().toRdd().count();

        // When
        rows.texts().coalesce(1).count();

        // Then
        assertThatThrownBy(rows::check).hasMessageStartingWith("1 of 2 rows in ");
    }

    @Test
    void nobodyIsToldThatAllIsWellBeforeAllRowsHaveGoneBy() throws IOException {
        // Given
        write("a.csv", HEADER + "A-1,1/5/2019,13:08,2,19.5\n");
        write("b.csv", HEADER + "A-2,1/5/2019,13:08,2,19.5\n");
        InputRows rows = InputRows.of(session, SALES, directory.toString());

        // When
        rows.texts().head();

        // Then
        assertThatThrownBy(rows::check).hasMessage("1 of 2 parts have gone by");
    }

    @Test
    void whoSeesOnlySomeRowsHasThemCheckedBefore() throws IOException {
        // Given
        write("a.csv", HEADER + "A-1,1/5/2019,13:08,2,19.5\nA-2,1/6/2019,9:00,seven,1\n");
        InputRows rows = InputRows.of(session, SALES, directory.toString());

        // When
        assertRefused(
                rows::readAndCheck,
                "1 of 2 rows in %s do not fit dataset sales, first a.csv line 3, column Quantity: 'seven' is not an integer: mend the rows or the definition."
                        .formatted(directory));
    }

    @Test
    void parquetOfOtherTypesBecomesTheSameTexts() {
        // Given
        session.sql("""
                        select 'A-1' as id, timestamp'2019-01-05 13:08:00.25' as sold_at, 2L as quantity, 19.5D as total, date'2019-01-08' as day
                        union all select 'A-2', null, 3L, cast(null as double), null
                        union all select '', timestamp'1500-02-28 00:00:00', 3L, 0.1D, null
                        """).write().parquet(file("spark"));
        session.sql("select 17 as id, date'2019-01-06' as sold_at, 4D as quantity, 5.10000BD as total,"
                        + " timestamp'2019-01-07 00:00:00' as day")
                .write()
                .parquet(file("more"));

        // When
        List<String> rows = new ArrayList<>(read(optional(), file("spark")));
        rows.addAll(read(optional(), file("more")));

        // Then
        assertThat(rows)
                .containsExactlyInAnyOrder(
                        "A-1|2019-01-05 13:08:00.25|2|19.50|2019-01-08",
                        "A-2|null|3|null|null",
                        "null|1500-02-28 00:00:00|3|0.10|null",
                        "17|2019-01-06 00:00:00|4|5.10|2019-01-07");
    }

    @Test
    void whatIsNoValueOfTheTypeIsRefusedAndNeverRounded() {
        // Given
        session.sql("select 'A-1' as id, timestamp'2019-01-05 13:08:00' as sold_at, 1.5D as quantity, 19.999D as total")
                .write()
                .parquet(file("odd"));

        // When
        InputRows rows = InputRows.of(session, SALES, file("odd"));

        // Then
        assertThatThrownBy(rows::readAndCheck)
                .hasMessageStartingWith(
                        "1 of 1 rows in %s do not fit dataset sales, first part-".formatted(file("odd")))
                .hasMessageEndingWith(
                        ".parquet, column quantity: '1.5' is not an integer: mend the rows or the definition.");
    }

    @Test
    void columnsOfPartitionedTablesStayTextsAsTheyAre() {
        // Given
        DatasetDefinition shops = new DatasetFile()
                .parse("name: shops\ncolumns:\n  - {name: zip, type: string}\n  - {name: n, type: long}\n", "");
        session.sql("select '01067' as zip, 1 as n union all select null, 2")
                .write()
                .partitionBy("zip")
                .parquet(file("shops"));

        // When
        List<String> rows = read(shops, file("shops"));

        // Then
        assertThat(rows).containsExactlyInAnyOrder("01067|1", "null|2");
    }

    @Test
    void aColumnThatIsNotThereOrIsNoSingleValueIsNamed() {
        // Given
        session.sql("select 1 as id, array(1) as sold_at").write().parquet(file("odd"));
        session.sql("select 1 as number").write().parquet(file("other"));

        // When, Then
        assertRefused(
                () -> InputRows.of(session, SALES, file("odd")),
                "%s, column sold_at: it is of type array<int>, which is no single value: leave it out of the definition."
                        .formatted(file("odd")));
        assertRefused(
                () -> InputRows.of(session, SALES, file("other")),
                "%s has no column 'id'; it has 'number': rename one, or mend the definition.".formatted(file("other")));
    }

    @Test
    void whatIsNotThereOrCannotBeReadIsSaidInOneSentence() throws IOException {
        // Given
        write("a.csv", HEADER);
        write("b.parquet", "PAR1");
        Path empty = Files.createDirectory(directory.resolve("empty"));

        // When, Then
        assertFailure(
                ExitCode.NO_INPUT,
                () -> InputRows.of(session, SALES, directory + "/x*.csv"),
                "There is nothing at %s/x*.csv: name a directory, a pattern, a Parquet file or a URL."
                        .formatted(directory));
        assertFailure(
                ExitCode.NO_INPUT,
                () -> InputRows.of(session, SALES, empty.toString()),
                "There are no rows in %s: it has to hold files that end with .csv, .csv.gz, .csv.zst or .parquet."
                        .formatted(empty));
        assertRefused(
                () -> InputRows.of(session, SALES, directory.toString()),
                "%s holds both CSV and Parquet: choose one of them with a pattern such as '*.csv'."
                        .formatted(directory));
        assertFailure(
                ExitCode.UNREACHABLE,
                () -> InputRows.of(session, SALES, "s3a://bucket/sales"),
                "Nothing here reads s3a://bucket/sales, whose connector is missing: name its jars with MILLRACE_EDA_CLASSPATH, as docs/ANALYSIS.md says.");
    }

    @Test
    void theIdIsMadeOfTheFilesAndTheDefinitionAndNotOfThePlace() throws IOException {
        // Given
        write("one/a.csv", HEADER + "A-1,1/5/2019,13:08,2,1\n");
        write("two/a.csv", HEADER + "A-1,1/5/2019,13:08,2,1\n");
        write("more/a.csv", HEADER + "A-10,1/5/2019,13:08,2,1\n");

        // When
        String id = InputRows.of(session, SALES, file("one")).batch();

        // Then
        assertThat(id)
                .matches("[0-9a-f]{16}")
                .isEqualTo(InputRows.of(session, SALES, file("two")).batch())
                .isNotEqualTo(InputRows.of(session, SALES, file("more")).batch());
    }

    private static DatasetDefinition optional() {
        return new DatasetFile().parse("""
                        name: sales
                        columns:
                          - {name: id, type: string}
                          - {name: sold_at, type: timestamp}
                          - {name: quantity, type: integer}
                          - {name: total, type: "decimal(8,2)"}
                          - {name: day, type: date}
                        """, "sales.yaml");
    }

    private List<String> read(String input) {
        return read(SALES, input);
    }

    private List<String> read(DatasetDefinition definition, String input) {
        InputRows rows = InputRows.of(session, definition, input);
        List<Row> collected = rows.texts().collectAsList();
        rows.check();
        return collected.stream().map(row -> row.mkString("|")).toList();
    }

    private String file(String name) {
        return directory.resolve(name).toString();
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(directory.resolve(name).getParent());
        Files.writeString(directory.resolve(name), text);
    }

    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message) {
        assertFailure(ExitCode.REFUSED, call, message);
    }

    private static void assertFailure(
            ExitCode code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(StageFailure.class, failure -> assertThat(failure.exitCode())
                        .isEqualTo(code))
                .hasMessage(message);
    }
}
