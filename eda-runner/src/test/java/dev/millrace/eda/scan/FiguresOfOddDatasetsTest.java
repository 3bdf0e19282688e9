package dev.millrace.eda.scan;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.dataset.Row;
import dev.millrace.eda.SparkExtension;
import dev.millrace.eda.TypedSource;
import dev.millrace.eda.profile.Profile;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Datasets that lack something give what DuckDB says of them too. */
@ExtendWith(SparkExtension.class)
class FiguresOfOddDatasetsTest {
    private static final String EVERY_ROLE = """
            [{name: happened, type: timestamp, role: event-time}, {name: amount, type: "decimal(9,2)", role: measure},
             {name: kind, type: string, role: dimension}, {name: other, type: string, role: dimension},
             {name: id, type: string, role: key}]""";

    private final SparkSession session;
    private final Compared compared;

    FiguresOfOddDatasetsTest(@TempDir Path directory, SparkSession session) {
        this.session = session;
        this.compared = new Compared(directory, session);
    }

    @Test
    void aDatasetOfOneText() {
        // When
        Profile profile = compared.asSparkReadsThem(
                "[{name: word, type: string}]",
                Compared.rows(new String[][] {{"one"}, {""}, {"Zwei 2"}, {"one"}, {"#4"}}));

        // Then
        assertThat(profile.rows()).isEqualTo(5);
        assertThat(profile.duplicates().keys()).isNull();
        assertThat(profile.calendar()).isNull();
    }

    @Test
    void aDatasetOfOneNumberWithoutAnyRole() {
        // When
        Profile profile = compared.exactly("[{name: n, type: integer}]", numbers(100, 7));

        // Then
        assertThat(profile.dimensions()).isEmpty();
        assertThat(profile.heatMap()).isNull();
        assertThat(profile.correlations().pearson()).isEmpty();
    }

    @Test
    void dimensionsWithoutAMeasure() {
        // When
        Profile profile = compared.exactly(
                """
                [{name: always, type: string, role: dimension}, {name: a, type: string, role: dimension},
                 {name: b, type: boolean, role: dimension}, {name: n, type: integer}]""",
                IntStream.range(0, 200)
                        .mapToObj(i ->
                                Row.of("same", "v" + i % 10, i % 7 == 0 ? "" : "" + (i % 10 > 4), Integer.toString(i)))
                        .toList());

        // Then
        // The first dimension goes with none, because it does not vary.
        assertThat(profile.heatMap().rows()).isEqualTo("a");
        assertThat(profile.heatMap().columns()).isEqualTo("b");
        assertThat(profile.heatMap().columnValues()).containsNull();
    }

    @Test
    void columnsWithoutAnyValue() {
        // When
        Profile profile = compared.exactly(
                """
                [{name: happened, type: timestamp, role: event-time}, {name: amount, type: "decimal(9,2)", role: measure},
                 {name: kind, type: string, role: dimension}, {name: other, type: string, role: dimension},
                 {name: id, type: string, role: key}, {name: n, type: integer}]""",
                IntStream.range(0, 30)
                        .mapToObj(i -> Row.of("", "", "", i % 2 == 0 ? "a" : "", "", "7"))
                        .toList());

        // Then
        assertThat(profile.period()).isNull();
        assertThat(profile.column("amount").orElseThrow().number()).isNull();
        assertThat(profile.column("kind").orElseThrow().text()).isNull();
        assertThat(profile.column("n").orElseThrow().number().skewness()).isNull();
    }

    @Test
    void noRows() {
        // When
        Profile profile = compared.exactly(EVERY_ROLE, List.of());

        // Then
        assertThat(profile.rows()).isZero();
        assertThat(profile.sample().rows()).isEmpty();
    }

    @Test
    void noFiles() {
        // Given
        DatasetDefinition definition = Compared.definition(EVERY_ROLE);

        // When
        Profile profile =
                new TwoPasses(definition).profile("b", TypedSource.of(session, definition, List.of()), pass -> {});

        // Then
        assertThat(profile.rows()).isZero();
        assertThat(profile.duplicates().rows()).isZero();
        assertThat(profile.columns()).hasSize(5);
    }

    @Test
    void everyColumnOfManyNumbersHasItsFigures() throws Exception {
        // Given
        Random random = new Random(4);
        String columns = IntStream.range(0, 24)
                .mapToObj("{name: n%d, type: integer}"::formatted)
                .collect(Collectors.joining(", "));
        DatasetDefinition definition = Compared.definition("[" + columns
                + ", {name: m, type: integer, role: measure}, {name: d, type: boolean, role: dimension}]");
        List<Row> rows = IntStream.range(0, 50)
                .mapToObj(i -> Row.of(IntStream.range(0, 26)
                        .mapToObj(c -> c == 25 ? "" + random.nextBoolean() : Integer.toString(random.nextInt(100)))
                        .toArray(String[]::new)))
                .toList();
        WrittenRows written = WrittenRows.in(compared.directory(), definition, rows, 1);

        // When
        Profile profile = new TwoPasses(definition).profile("b", written.lines(session), pass -> {});

        // Then
        try (DuckTable table = new DuckTable(definition, written.files())) {
            Profile expected = new Expected(written, table).like(profile);
            Figures.assertThat(profile).ignoringFields("correlations").isEqualTo(expected);
            // Of so many, not every pair can be read.
            assertThat(profile.correlations().pearson()).hasSize(20 * 19 / 2);
        }
    }

    private static List<Row> numbers(int count, int most) {
        return IntStream.range(0, count)
                .mapToObj(i -> Row.of(Integer.toString(i * i % most)))
                .toList();
    }
}
