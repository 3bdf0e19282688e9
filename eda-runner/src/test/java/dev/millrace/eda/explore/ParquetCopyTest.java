package dev.millrace.eda.explore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.dataset.DatasetFile;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.eda.SparkExtension;
import dev.millrace.eda.input.InputRows;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ExtendWith(SparkExtension.class)
class ParquetCopyTest {
    private static final DatasetDefinition SALES = new DatasetFile().parse("""
                    name: sales
                    columns:
                      - {name: id,       type: string}
                      - {name: sold_at,  type: timestamp, role: event-time}
                      - {name: sold_at_date, type: date}
                      - {name: quantity, type: integer}
                      - {name: clicks,   type: long}
                      - {name: total,    type: "decimal(38,2)", role: measure}
                      - {name: rating,   type: double}
                      - {name: member,   type: boolean}
                      - {name: hour,     type: integer, derived: hour(sold_at)}
                    """, "sales.yaml");
    private static final String HEADER = "id,sold_at,sold_at_date,quantity,clicks,total,rating,member\n";

    @TempDir
    Path directory;

    private final SparkSession session;
    private Path source;
    private Path target;

    ParquetCopyTest(SparkSession session) {
        this.session = session;
    }

    @BeforeEach
    void prepare() throws IOException {
        source = Files.createDirectory(directory.resolve("source"));
        target = directory.resolve("with [odd] name 100%");
    }

    @Test
    void whatIsReadAgainAreTheSameRowsDownToTheHash() throws IOException {
        // Given
        write("""
                A-1,2024-01-05 13:08:00.000001,2024-01-05,-2147483648,9223372036854775807,999999999999999999999999999999999999.99,0.1,true
                "A ""2""
                x",2024-01-05 23:59:59,0001-01-01,,-9223372036854775808,-0.01,1E+300,false
                ,1500-02-28 00:00:00,9999-12-31,7,0,0.00,-5,
                A-1,,,,,,,
                """);
        Dataset<Row> texts = texts(source);

        // When
        copy().write(texts, 100);

        // Then
        Dataset<Row> again = texts(target);
        assertThat(again.exceptAll(texts).count()).isZero();
        assertThat(again.count()).isEqualTo(4);
        assertThat(hash(again)).isEqualTo(hash(texts));
    }

    @Test
    void everyColumnHasItsTypeAndEveryDateADirectory() throws IOException {
        // Given
        write("A-1,2024-01-05 13:08:00,,2,3,4,5,true\nA-2,2024-01-06 13:08:00,,,,,,\nA-3,,,,,,,\n");

        // When
        copy().write(texts(source).repartition(4), 100);

        // Then
        assertThat(names())
                .contains(
                        "_SUCCESS",
                        "sold_at_date_=2024-01-05",
                        "sold_at_date_=2024-01-06",
                        "sold_at_date_=__HIVE_DEFAULT_PARTITION__");
        assertThat(session.read().parquet(targetPattern()).schema().simpleString())
                .isEqualTo("struct<id:string,sold_at:timestamp,sold_at_date:date,quantity:int,clicks:bigint,"
                        + "total:decimal(38,2),rating:double,member:boolean,hour:int,sold_at_date_:string>");
        assertThat(files()).hasSize(3).allMatch(file -> file.endsWith(".zstd.parquet") && !file.startsWith("."));
    }

    @Test
    void withoutAnEventTimeThereAreNoMoreFilesThanTheRowsAreWorth() throws IOException {
        // Given
        DatasetDefinition notes =
                new DatasetFile().parse("name: notes\ncolumns:\n  - {name: note, type: string}\n", "");
        Files.writeString(source.resolve("a.csv"), "note\na\nb\nc\n");
        Dataset<Row> texts =
                InputRows.of(session, notes, source.toString()).texts().repartition(3);

        // When
        new ParquetCopy(notes, target).write(texts, 100);

        // Then
        assertThat(files()).hasSize(1);
    }

    @Test
    void anEarlierCopyIsReplaced() throws IOException {
        // Given
        write("A-1,2024-01-05 13:08:00,,2,3,4,5,true\n");
        copy().write(texts(source), 100);
        write("A-2,2024-01-06 13:08:00,,2,3,4,5,true\n");

        // When
        copy().write(texts(source), 100);

        // Then
        assertThat(texts(target).select("id").collectAsList())
                .extracting(row -> row.getString(0))
                .containsExactly("A-2");
        assertThat(Stream.of(directory.toFile().list()))
                .containsExactlyInAnyOrder("source", target.getFileName().toString());
    }

    @Test
    void whatIsSomebodyElsesIsLeftAlone() throws IOException {
        // Given
        Files.createDirectory(target);
        Files.writeString(target.resolve("thesis.txt"), "all of it");

        // When, Then
        assertFailure(
                ExitCode.CANNOT_WRITE,
                () -> copy().prepare(),
                "%s holds something that was not written by --parquet: choose another directory, or empty it."
                        .formatted(target));
        assertThat(target.resolve("thesis.txt")).exists();
    }

    @Test
    void whatParquetCannotHoldIsRefusedAndNothingIsWritten() throws IOException {
        // Given
        write("A-1,2024-01-05 13:08:00.0000001,,2,3,4,5,true\nA-2,2024-01-06 13:08:00,,2,3,4,5,true\n");
        Dataset<Row> texts = texts(source);

        // When, Then
        assertFailure(
                ExitCode.REFUSED,
                () -> copy().write(texts, 100),
                "1 rows hold times finer than a microsecond, or other values that Parquet cannot hold: %s was not written."
                        .formatted(target));
        assertThat(Stream.of(directory.toFile().list())).containsExactly("source");
    }

    private ParquetCopy copy() {
        ParquetCopy copy = new ParquetCopy(SALES, target);
        copy.prepare();
        return copy;
    }

    private Dataset<Row> texts(Path input) {
        return InputRows.of(session, SALES, input.toString()).texts();
    }

    private static Object hash(Dataset<Row> texts) {
        return dev.millrace.eda.input.TypedRows.of(SALES, texts)
                .agg(functions.sum(functions.col("_hash").cast("decimal(20,0)")))
                .head()
                .get(0);
    }

    private void write(String rows) throws IOException {
        Files.writeString(source.resolve("a.csv"), HEADER + rows);
    }

    private String targetPattern() {
        return "file://" + target.toString().replace("[", "\\[").replace("]", "\\]");
    }

    private List<String> names() {
        return List.of(target.toFile().list());
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(target)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.contains(".parquet"))
                    .toList();
        }
    }

    private static void assertFailure(
            ExitCode code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(StageFailure.class, failure -> assertThat(failure.exitCode())
                        .isEqualTo(code))
                .hasMessage(message);
    }
}
