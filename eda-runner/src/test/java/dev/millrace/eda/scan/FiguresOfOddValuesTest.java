package dev.millrace.eda.scan;

import java.nio.file.Path;
import java.util.Random;
import java.util.stream.IntStream;

import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.dataset.Row;
import dev.millrace.eda.SparkExtension;
import dev.millrace.eda.profile.Profile;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Values that purchases do not have give what DuckDB says of them too. */
@ExtendWith(SparkExtension.class)
class FiguresOfOddValuesTest {
    private final SparkSession session;
    private final Compared compared;

    FiguresOfOddValuesTest(@TempDir Path directory, SparkSession session) {
        this.session = session;
        this.compared = new Compared(directory, session);
    }

    @Test
    void datesDoublesBooleansAndNumbersThatNoLongHolds() {
        Random random = new Random(3);
        // When
        Profile profile = compared.rounded(
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

        // Then
        assertThat(profile.calendar().weekdays()).allMatch(hours -> hours.size() == 1);
        assertThat(profile.totals().sums()).containsOnlyKeys("mass");
    }

    @Test
    void largeDoublesHaveAMeanOfAllItsDigits() {
        // When
        Profile profile = compared.rounded(
                "[{name: day, type: date}, {name: x, type: double, role: measure}]",
                Compared.rows(new String[][] {{"2024-02-29", "10000000"}, {"", "20000000"}, {"", "20000000"}}));

        // Then
        assertThat(profile.column("x").orElseThrow().number().mean()).isEqualByComparingTo("16666666.66666667");
    }

    @Test
    void derivedColumns() {
        Random random = new Random(8);
        // When
        Profile profile = compared.asSparkReadsThem(
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

        // Then
        assertThat(profile.heatMap().measure()).isEqualTo("paid");
        assertThat(profile.sample().columns()).containsExactly("price", "pieces", "word");
    }

    @Test
    void sharesThatAreMetExactly() {
        // When
        Profile profile = compared.exactly(
                """
                [{name: customer, type: string}, {name: paid, type: "decimal(9,2)", role: measure},
                 {name: refunded, type: "decimal(9,2)", role: measure}]""",
                IntStream.range(0, 90)
                        .mapToObj(i -> Row.of("c" + i % 45, "0.07", "-0.07"))
                        .toList());

        // Then
        assertThat(profile.pareto().valuesForMost()).isEqualTo(36);
    }

    @Test
    void rowsAreSharedOutWhereSumsAreNegative() {
        // When
        Profile profile = compared.exactly(
                """
                [{name: customer, type: string}, {name: other, type: string},
                 {name: paid, type: "decimal(9,2)", role: measure}]""",
                IntStream.range(0, 90)
                        .mapToObj(i -> Row.of("c" + i % 30, "o" + i % 25, i % 30 == 3 ? "-1.00" : "2.00"))
                        .toList());

        // Then
        assertThat(profile.pareto().column()).isEqualTo("customer");
        assertThat(profile.pareto().measure()).isNull();
    }

    @Test
    void whatComesOutAsNoNumberIsMissing() {
        // Given
        DatasetDefinition definition = Compared.definition("""
                [{name: n, type: integer},
                 {name: root, type: double, role: measure, derived: "sqrt(n)"},
                 {name: power, type: double, derived: "exp(n * 1000)"}]""");
        WrittenRows written = WrittenRows.in(
                compared.directory(),
                definition,
                Compared.rows(new String[][] {{"4"}, {"-4"}, {"0"}, {"-1"}, {"-2"}}),
                1);

        // When
        Profile profile = new TwoPasses(definition).profile("b", written.typed(session), pass -> {});

        // Then
        assertThat(profile.column("root").orElseThrow().missing()).isEqualTo(3);
        assertThat(profile.column("root").orElseThrow().number().sum()).isEqualByComparingTo("2");
        assertThat(profile.column("power").orElseThrow().missing()).isEqualTo(1);
        assertThat(profile.column("power").orElseThrow().number().most()).isEqualByComparingTo("1");
    }

    /** Of all magnitudes, and with texts that end in zeros behind an exponent. */
    private static String weight(Random random, int i) {
        return i % 20 == 0
                ? ""
                : i % 3 == 0 ? Integer.toString(10_000_000 * (i % 4)) : Double.toString(random.nextGaussian());
    }
}
