package dev.millrace.eda.scan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.dataset.DatasetFile;
import dev.millrace.contract.dataset.Row;
import dev.millrace.eda.SparkExtension;
import dev.millrace.eda.TypedSource;
import dev.millrace.eda.profile.ColumnProfile;
import dev.millrace.eda.profile.Profile;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Datasets that lack something, or have something that purchases do not, give what DuckDB says of them too. */
@ExtendWith(SparkExtension.class)
class FiguresOfOddDatasetsTest {
    @TempDir
    private Path directory;

    private static SparkSession session;

    @BeforeAll
    static void keep(SparkSession shared) {
        session = shared;
    }

    @Test
    void aDatasetOfOneText() throws Exception {
        Profile profile = typedProfile(
                "[{name: word, type: string}]", rows(new String[][] {{"one"}, {""}, {"Zwei 2"}, {"one"}, {"#4"}}));

        assertThat(profile.rows()).isEqualTo(5);
        assertThat(profile.duplicates().keys()).isNull();
        assertThat(profile.calendar()).isNull();
    }

    @Test
    void aDatasetOfOneNumberWithoutAnyRole() throws Exception {
        Profile profile = profile("[{name: n, type: integer}]", numbers(100, 7));

        assertThat(profile.dimensions()).isEmpty();
        assertThat(profile.heatMap()).isNull();
        assertThat(profile.correlations().pearson()).isEmpty();
    }

    @Test
    void dimensionsWithoutAMeasure() throws Exception {
        Profile profile = profile(
                """
                [{name: always, type: string, role: dimension}, {name: a, type: string, role: dimension},
                 {name: b, type: boolean, role: dimension}, {name: n, type: integer}]""",
                IntStream.range(0, 200)
                        .mapToObj(i ->
                                Row.of("same", "v" + i % 10, i % 7 == 0 ? "" : "" + (i % 10 > 4), Integer.toString(i)))
                        .toList());

        // The first dimension goes with none, because it does not vary.
        assertThat(profile.heatMap().rows()).isEqualTo("a");
        assertThat(profile.heatMap().columns()).isEqualTo("b");
        assertThat(profile.heatMap().columnValues()).containsNull();
    }

    @Test
    void datesDoublesBooleansAndNumbersThatNoLongHolds() throws Exception {
        Random random = new Random(3);
        Profile profile = roundedProfile(
                """
                [{name: day, type: date, role: event-time}, {name: id, type: long, role: key},
                 {name: weight, type: double, role: measure}, {name: mass, type: "decimal(38,10)", role: measure},
                 {name: fits, type: boolean, role: dimension}, {name: kind, type: string, role: dimension}]""",
                IntStream.range(0, 600)
                        .mapToObj(i -> Row.of(
                                i % 50 == 0 ? "" : "%d-02-%02d".formatted(1960 + i % 12, 27 + i % 2),
                                Long.toString(i % 2 == 0 ? Long.MAX_VALUE - i : -i),
                                weight(random, i),
                                "%s%d%06d%018d.%010d"
                                        .formatted(
                                                i % 3 == 0 ? "-" : "",
                                                1 + i % 9,
                                                random.nextInt(1_000_000),
                                                i,
                                                random.nextInt(1000)),
                                i % 11 == 0 ? "" : "" + random.nextBoolean(),
                                "k" + i % 5))
                        .toList());

        assertThat(profile.calendar().weekdays()).allMatch(hours -> hours.size() == 1);
        assertThat(profile.totals().sums()).containsOnlyKeys("mass");
    }

    /** Of all magnitudes, and with texts that end in zeros behind an exponent. */
    private static String weight(Random random, int i) {
        return i % 20 == 0
                ? ""
                : i % 3 == 0 ? Integer.toString(10_000_000 * (i % 4)) : Double.toString(random.nextGaussian());
    }

    @Test
    void largeDoublesHaveAMeanOfAllItsDigits() throws Exception {
        Profile profile = roundedProfile(
                "[{name: day, type: date}, {name: x, type: double, role: measure}]",
                rows(new String[][] {{"2024-02-29", "10000000"}, {"", "20000000"}, {"", "20000000"}}));

        assertThat(number(profile, "x").number().mean()).isEqualByComparingTo("16666666.66666667");
    }

    @Test
    void columnsWithoutAnyValue() throws Exception {
        Profile profile = profile(
                """
                [{name: happened, type: timestamp, role: event-time}, {name: amount, type: "decimal(9,2)", role: measure},
                 {name: kind, type: string, role: dimension}, {name: other, type: string, role: dimension},
                 {name: id, type: string, role: key}, {name: n, type: integer}]""",
                IntStream.range(0, 30)
                        .mapToObj(i -> Row.of("", "", "", i % 2 == 0 ? "a" : "", "", "7"))
                        .toList());

        assertThat(profile.period()).isNull();
        assertThat(number(profile, "amount").number()).isNull();
        assertThat(number(profile, "kind").text()).isNull();
        assertThat(number(profile, "n").number().skewness()).isNull();
    }

    @Test
    void noRows() throws Exception {
        Profile profile = profile(EVERY_ROLE, List.of());

        assertThat(profile.rows()).isZero();
        assertThat(profile.sample().rows()).isEmpty();
    }

    @Test
    void noFiles() {
        // Given
        DatasetDefinition definition = definition(EVERY_ROLE);

        // When
        Profile profile =
                new TwoPasses(definition).profile("b", TypedSource.of(session, definition, List.of()), pass -> {});

        // Then
        assertThat(profile.rows()).isZero();
        assertThat(profile.duplicates().rows()).isZero();
        assertThat(profile.columns()).hasSize(5);
    }

    private static final String EVERY_ROLE = """
            [{name: happened, type: timestamp, role: event-time}, {name: amount, type: "decimal(9,2)", role: measure},
             {name: kind, type: string, role: dimension}, {name: other, type: string, role: dimension},
             {name: id, type: string, role: key}]""";

    @Test
    void derivedColumns() throws Exception {
        Random random = new Random(8);
        Profile profile = typedProfile(
                """
                [{name: price, type: "decimal(9,2)"}, {name: pieces, type: integer},
                 {name: paid, type: "decimal(18,2)", role: measure, derived: "price * pieces"},
                 {name: tiny, type: "decimal(20,4)", derived: "price * 0"},
                 {name: many, type: boolean, role: dimension, derived: "pieces > 3"},
                 {name: loud, type: string, role: dimension, derived: "upper(word)"},
                 {name: word, type: string}]""",
                IntStream.range(0, 300)
                        .mapToObj(i -> Row.of(
                                i % 9 == 0 ? "" : "%d.%02d".formatted(random.nextInt(50), i % 100),
                                Integer.toString(random.nextInt(6)),
                                i % 8 == 0 ? "" : "w" + random.nextInt(3)))
                        .toList());

        assertThat(profile.heatMap().measure()).isEqualTo("paid");
        assertThat(profile.sample().columns()).containsExactly("price", "pieces", "word");
    }

    @Test
    void sharesThatAreMetExactly() throws Exception {
        Profile profile = profile(
                """
                [{name: customer, type: string}, {name: paid, type: "decimal(9,2)", role: measure},
                 {name: refunded, type: "decimal(9,2)", role: measure}]""",
                IntStream.range(0, 90)
                        .mapToObj(i -> Row.of("c" + i % 45, "0.07", "-0.07"))
                        .toList());

        assertThat(profile.pareto().valuesForMost()).isEqualTo(36);
    }

    @Test
    void rowsAreSharedOutWhereSumsAreNegative() throws Exception {
        Profile profile = profile(
                """
                [{name: customer, type: string}, {name: other, type: string},
                 {name: paid, type: "decimal(9,2)", role: measure}]""",
                IntStream.range(0, 90)
                        .mapToObj(i -> Row.of("c" + i % 30, "o" + i % 25, i % 30 == 3 ? "-1.00" : "2.00"))
                        .toList());

        assertThat(profile.pareto().column()).isEqualTo("customer");
        assertThat(profile.pareto().measure()).isNull();
    }

    @Test
    void whatComesOutAsNoNumberIsMissing() {
        // Given
        DatasetDefinition definition = definition("""
                [{name: n, type: integer},
                 {name: root, type: double, role: measure, derived: "sqrt(n)"},
                 {name: power, type: double, derived: "exp(n * 1000)"}]""");
        WrittenRows written =
                WrittenRows.in(directory, definition, rows(new String[][] {{"4"}, {"-4"}, {"0"}, {"-1"}, {"-2"}}), 1);

        // When
        Profile profile = new TwoPasses(definition).profile("b", written.typed(session), pass -> {});

        // Then
        assertThat(number(profile, "root").missing()).isEqualTo(3);
        assertThat(number(profile, "root").number().sum()).isEqualByComparingTo("2");
        assertThat(number(profile, "power").missing()).isEqualTo(1);
        assertThat(number(profile, "power").number().most()).isEqualByComparingTo("1");
    }

    @Test
    void everyColumnOfManyNumbersHasItsFigures() throws Exception {
        Random random = new Random(4);
        String columns = IntStream.range(0, 24)
                .mapToObj("{name: n%d, type: integer}"::formatted)
                .collect(Collectors.joining(", "));
        DatasetDefinition definition = definition("[" + columns
                + ", {name: m, type: integer, role: measure}, {name: d, type: boolean, role: dimension}]");
        List<Row> rows = IntStream.range(0, 50)
                .mapToObj(i -> Row.of(IntStream.range(0, 26)
                        .mapToObj(c -> c == 25 ? "" + random.nextBoolean() : Integer.toString(random.nextInt(100)))
                        .toArray(String[]::new)))
                .toList();
        WrittenRows written = WrittenRows.in(directory, definition, rows, 1);

        // When
        Profile profile = new TwoPasses(definition).profile("b", written.lines(session), pass -> {});

        // Then
        try (DuckTable table = new DuckTable(definition, written.files())) {
            Profile expected = new Expected(written, table).like(profile);
            Figures.assertThat(profile).ignoringFields("correlations").isEqualTo(expected);
            // Of so many, not every pair can be read.
            assertThat(profile.correlations().pearson()).hasSize(20 * 19 / 2).isNotEqualTo(List.of());
        }
    }

    private Profile profile(String columns, List<Row> rows) throws Exception {
        WrittenRows written = WrittenRows.in(directory, definition(columns), rows, 2);
        Profile profile = new TwoPasses(written.definition()).profile("b", written.lines(session), pass -> {});
        try (DuckTable table = new DuckTable(written.definition(), written.files())) {
            Figures.assertThat(profile).isEqualTo(new Expected(written, table).like(profile));
        }
        return profile;
    }

    private Profile roundedProfile(String columns, List<Row> rows) throws Exception {
        WrittenRows written = WrittenRows.in(directory, definition(columns), rows, 2);
        Profile profile = new TwoPasses(written.definition()).profile("b", written.lines(session), pass -> {});
        try (DuckTable table = new DuckTable(written.definition(), written.files())) {
            Figures.assertThatRounded(profile).isEqualTo(new Expected(written, table).like(profile));
        }
        return profile;
    }

    private Profile typedProfile(String columns, List<Row> rows) throws Exception {
        WrittenRows written = WrittenRows.in(directory, definition(columns), rows, 2);
        Profile profile = new TwoPasses(written.definition()).profile("b", written.typed(session), pass -> {});
        try (DuckTable table = new DuckTable(written.definition(), written.files())) {
            Figures.assertThat(profile).isEqualTo(new Expected(written, table).like(profile));
        }
        return profile;
    }

    private static DatasetDefinition definition(String columns) {
        return new DatasetFile().parse("name: odd\ncolumns: " + columns.replace("\n", "\n  "), "a test");
    }

    private static List<Row> rows(String[][] texts) {
        List<Row> rows = new ArrayList<>();
        for (String[] row : texts) {
            rows.add(Row.of(row));
        }
        return rows;
    }

    private static List<Row> numbers(int count, int most) {
        return IntStream.range(0, count)
                .mapToObj(i -> Row.of(Integer.toString(i * i % most)))
                .toList();
    }

    private static ColumnProfile number(Profile profile, String name) {
        return profile.column(name).orElseThrow();
    }
}
