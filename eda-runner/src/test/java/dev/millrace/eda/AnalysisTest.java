package dev.millrace.eda;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.dataset.DatasetFile;
import dev.millrace.contract.dataset.Row;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.eda.profile.Breakdown;
import dev.millrace.eda.profile.ColumnProfile;
import dev.millrace.eda.profile.Group;
import dev.millrace.eda.profile.Period;
import dev.millrace.eda.profile.Profile;
import dev.millrace.eda.summary.Making;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

@ExtendWith(SparkExtension.class)
class AnalysisTest {
    private static final DatasetDefinition SALES = dataset("""
            name: sales
            columns:
              - {name: id, type: string, role: key}
              - {name: at, type: timestamp, role: event-time}
              - {name: city, type: string, role: dimension}
              - {name: payment, type: string, role: dimension}
              - {name: total, type: "decimal(10,4)", role: measure}
              - {name: quantity, type: integer, role: measure}
              - {name: rating, type: double, role: measure}
              - {name: hour, type: integer, role: dimension, derived: "hour(at)"}
              - {name: net, type: "decimal(12,4)", role: measure, derived: "total * 0.5"}
            """);
    private static final DatasetDefinition NOTES = dataset("""
            name: notes
            columns:
              - {name: id, type: string, role: key}
              - {name: note, type: string}
              - {name: kind, type: string, role: dimension}
            """);

    private static final DatasetDefinition COUNTERS = dataset("""
            name: counters
            columns:
              - {name: n, type: long, role: measure}
            """);

    @TempDir
    Path directory;

    private final SparkSession session;

    AnalysisTest(SparkSession session) {
        this.session = session;
    }

    @Test
    void sparkHashesTextsAsTheContractDoes() {
        // Given
        LandedFiles landed = new LandedFiles(NOTES, directory)
                .with(
                        Row.of("1", "plain", "a"),
                        Row.of("2", "\"quoted\", with \"\" and , commas", "a"),
                        Row.of("3", "", ""),
                        Row.of("4", "  spaces kept  ", "\ttab\t"),
                        Row.of("5", "Ünïcödé 東京 الرياض 🚚 e\u0301", "данные"),
                        Row.of("6", "back\\slash \\\" \\n", "#comment"),
                        Row.of("7", "null", "NULL"),
                        Row.of("8", "\u001funit separator", "NaN"),
                        Row.of("", "", ""))
                .with(Row.of("#9", "'apostrophes'", "a"), Row.of("10", "\uFEFFmark", "\u00a0"));

        // When
        Profile profile = analyse(NOTES, landed, CsvLayout.LINES);

        // Then
        assertThat(profile.totals()).isEqualTo(landed.totals());
        assertThat(profile.rows()).isEqualTo(11);
    }

    @Test
    void lineBreaksInsideFieldsSurvive() {
        // Given
        LandedFiles landed = new LandedFiles(NOTES, directory)
                .with(
                        Row.of("1", "two\nlines", "a"),
                        Row.of("2", "two\r\nlines", "b"),
                        Row.of("3", "return\ralone", "c"),
                        Row.of("4", "\n", "d\n\n"),
                        Row.of("5", "\"\n,\"", ""));

        // When
        Profile profile = analyse(NOTES, landed, CsvLayout.MULTILINE);

        // Then
        assertThat(profile.totals()).isEqualTo(landed.totals());
        assertThat(profile.dimensions().get(0).groups())
                .extracting(Group::value)
                .contains("d\n\n", (String) null);
    }

    @Test
    void figuresAreExact() {
        // Given
        LandedFiles landed = sales();

        // When
        Profile profile = analyse(SALES, landed, CsvLayout.LINES);

        // Then
        assertThat(profile.totals()).isEqualTo(landed.totals());
        assertThat(profile.period()).isEqualTo(new Period("2024-02-29 08:00:00", "2024-03-01 23:59:59.5"));
        assertThat(profile.columns())
                .extracting(ColumnProfile::name, ColumnProfile::missing)
                .contains(tuple("id", 0L), tuple("city", 1L), tuple("total", 1L), tuple("rating", 3L));
        assertThat(profile.missingCells()).isEqualTo(5);
        assertThat(profile.measures())
                .extracting(
                        ColumnProfile::name,
                        ColumnProfile::values,
                        column -> column.number().sum(),
                        column -> column.number().least(),
                        column -> column.number().most(),
                        column -> column.number().mean())
                .containsExactly(
                        tuple(
                                "total",
                                4L,
                                new BigDecimal("548.9715"),
                                new BigDecimal("-10.0001"),
                                new BigDecimal("500.0000"),
                                new BigDecimal("137.242875")),
                        tuple(
                                "quantity",
                                5L,
                                new BigDecimal("2147483657"),
                                new BigDecimal("1"),
                                new BigDecimal("2147483647"),
                                new BigDecimal("429496731.40")),
                        tuple(
                                "rating",
                                2L,
                                new BigDecimal("10.5"),
                                new BigDecimal("4.5"),
                                new BigDecimal("6.0"),
                                new BigDecimal("5.25")),
                        tuple(
                                "net",
                                4L,
                                new BigDecimal("274.4858"),
                                new BigDecimal("-5.0001"),
                                new BigDecimal("250.0000"),
                                new BigDecimal("68.621450")));
    }

    @Test
    void everyRowIsReadTwiceAndNoMore() {
        // Given
        LandedFiles landed = new LandedFiles(COUNTERS, directory)
                .with(IntStream.range(0, 5000).mapToObj(i -> Row.of("" + i)).toArray(Row[]::new))
                .with(Row.of("1"));
        PassMeter meter = new PassMeter();
        session.sparkContext().addSparkListener(meter);

        // When
        Profile profile = analyse(COUNTERS, landed, CsvLayout.LINES);

        // Then
        assertThat(profile.rows()).isEqualTo(5001);
        assertThat(meter.passes(session.sparkContext()))
                .hasSize(2)
                // Headers are lines too.
                .allSatisfy(pass -> assertThat(pass.rows()).isEqualTo(5001 + 2));
        session.sparkContext().removeSparkListener(meter);
    }

    @Test
    void rowsThatSparkTakesApartAreReadTwiceToo() {
        // Given
        LandedFiles landed = sales();
        PassMeter meter = new PassMeter();
        session.sparkContext().addSparkListener(meter);

        // When
        analyse(SALES, landed, CsvLayout.LINES);

        // Then
        assertThat(meter.passes(session.sparkContext()))
                .extracting(Making.Pass::rows)
                .containsExactly(5L, 5L);
        session.sparkContext().removeSparkListener(meter);
    }

    @Test
    void breakdownsAreSortedByTheFirstMeasureAndKeepMissingValues() {
        // Given
        LandedFiles landed = sales();

        // When
        Profile profile = analyse(SALES, landed, CsvLayout.LINES);

        // Then
        Breakdown cities = profile.dimensions().get(0);
        assertThat(cities.dimension()).isEqualTo("city");
        assertThat(cities.distinct()).isEqualTo(3);
        assertThat(cities.groups()).extracting(Group::value).containsExactly("Yangon", "Mandalay", null);
        assertThat(cities.groups()).extracting(Group::rows).containsExactly(2L, 2L, 1L);
        assertThat(cities.groups().get(1).sums()).containsEntry("total", new BigDecimal("48.9715"));
        assertThat(cities.groups().get(2).sums())
                .containsEntry("total", new BigDecimal("-10.0001"))
                .containsEntry("rating", null);
        assertThat(profile.dimensions().get(2).dimension()).isEqualTo("hour");
        assertThat(profile.dimensions().get(2).groups())
                .extracting(Group::value)
                .containsExactly("8", "23");
    }

    @Test
    void ofManyValuesOnlyTheLargestLeaveSpark() {
        // Given
        LandedFiles landed = new LandedFiles(NOTES, directory)
                .with(IntStream.range(0, 700)
                        .mapToObj(i -> Row.of("" + i, "", "kind " + i % 300))
                        .toArray(Row[]::new));

        // When
        Breakdown kinds = analyse(NOTES, landed, CsvLayout.LINES).dimensions().get(0);

        // Then
        assertThat(kinds.distinct()).isEqualTo(300);
        assertThat(kinds.groups()).hasSize(Breakdown.MOST_GROUPS);
        assertThat(kinds.groups()).extracting(Group::rows).containsOnly(3L);
    }

    @Test
    void noFilesAreNoRows() {
        // Given
        LandedFiles landed = new LandedFiles(SALES, directory);

        // When
        Profile profile = analyse(SALES, landed, CsvLayout.LINES);

        // Then
        assertThat(profile.totals()).isEqualTo(landed.totals());
        assertThat(profile.period()).isNull();
        assertThat(profile.measures().get(0).number()).isNull();
        assertThat(profile.dimensions()).extracting(Breakdown::distinct).containsOnly(0L);
    }

    @Test
    void aFileWithAHeaderAloneIsNoRows() {
        // Given
        LandedFiles landed = new LandedFiles(SALES, directory).with();

        // When
        Profile profile = analyse(SALES, landed, CsvLayout.LINES);

        // Then
        assertThat(profile.totals()).isEqualTo(landed.totals());
    }

    @Test
    void aDatasetNeedsNeitherDimensionNorMeasure() {
        // Given
        DatasetDefinition bare = dataset("""
                name: bare
                columns:
                  - {name: word, type: string}
                """);
        LandedFiles landed = new LandedFiles(bare, directory).with(Row.of("a"), Row.of(""), Row.of(" "), Row.of("b"));

        // When
        Profile profile = analyse(bare, landed, CsvLayout.LINES);

        // Then
        assertThat(profile.totals()).isEqualTo(landed.totals());
        assertThat(profile.dimensions()).isEmpty();
    }

    @Test
    void namesOfDirectoriesAreNoPatterns() {
        // Given
        LandedFiles landed = new LandedFiles(NOTES, directory.resolve("a [b] {c,d} *? 100% #1"))
                .with(Row.of("1", "", ""))
                .with(Row.of("2", "", ""));

        // When
        Profile profile = analyse(NOTES, landed, CsvLayout.LINES);

        // Then
        assertThat(profile.totals()).isEqualTo(landed.totals());
    }

    @Test
    void sumsOfLongsDoNotOverflow() {
        // Given
        LandedFiles landed =
                new LandedFiles(COUNTERS, directory).with(Row.of("" + Long.MAX_VALUE), Row.of("" + Long.MAX_VALUE));

        // When
        Profile profile = analyse(COUNTERS, landed, CsvLayout.LINES);

        // Then
        assertThat(profile.totals().sums()).containsEntry("n", new BigDecimal("18446744073709551614"));
        assertThat(profile.totals()).isEqualTo(landed.totals());
    }

    @Test
    void aDerivedColumnThatSparkCannotUnderstandIsNamed() {
        // Given
        DatasetDefinition wrong = dataset("""
                name: wrong
                columns:
                  - {name: a, type: string}
                  - {name: b, type: string, derived: "upper(no_such_column)"}
                """);
        LandedFiles landed = new LandedFiles(wrong, directory).with(Row.of("1"));

        // When / Then
        assertThatThrownBy(() -> analyse(wrong, landed, CsvLayout.LINES))
                .isInstanceOf(StageFailure.class)
                .hasMessage(
                        "Dataset wrong, column b: Spark cannot understand the derived expression 'upper(no_such_column)': mend it.");
    }

    private LandedFiles sales() {
        return new LandedFiles(SALES, directory)
                .with(
                        Row.of("1", "2024-02-29 08:00:00", "Yangon", "Cash", "500.0000", "2147483647", "4.5"),
                        Row.of("2", "2024-02-29 08:30:00", "Mandalay", "Cash", "48.9715", "7", "6.0"))
                .with(
                        Row.of("3", "2024-03-01 08:00:00", "Yangon", "Ewallet", "10.0001", "1", ""),
                        Row.of("4", "2024-03-01 23:59:59", "Mandalay", "Cash", "", "1", ""),
                        Row.of("5", "2024-03-01 23:59:59.5", "", "Ewallet", "-10.0001", "1", ""));
    }

    private Profile analyse(DatasetDefinition definition, LandedFiles landed, CsvLayout layout) {
        List<Path> files = landed.files();
        return new Analysis(definition, session).profile("batch", files, layout);
    }

    private static DatasetDefinition dataset(String yaml) {
        return new DatasetFile().parse(yaml, "test");
    }
}
