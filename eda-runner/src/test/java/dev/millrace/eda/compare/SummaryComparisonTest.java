package dev.millrace.eda.compare;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntToDoubleFunction;

import dev.millrace.contract.dataset.AlertThresholds;
import dev.millrace.contract.dataset.Role;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.eda.summary.Comparison;
import dev.millrace.eda.summary.Comparison.Drift;
import dev.millrace.eda.summary.Comparison.Figure;
import dev.millrace.eda.summary.Comparison.GroupChange;
import dev.millrace.eda.summary.Comparison.Level;
import dev.millrace.eda.summary.Comparison.NewAndGone;
import dev.millrace.eda.summary.Comparison.SchemaChange;
import dev.millrace.eda.summary.Summary;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class SummaryComparisonTest {
    private final SummaryComparison comparer = new SummaryComparison(new AlertThresholds());

    @Test
    void findsNoDriftInTheSameRows() {
        // Given
        Summary summary = Sales.summary()
                .amounts("total", Role.MEASURE, 1_000, i -> i * i)
                .cities(true, Map.of("Bonn", 600L, "Rome", 400L))
                .made();

        // When
        Comparison comparison = comparer.of(summary, summary);

        // Then
        assertThat(comparison.drifted()).isFalse();
        assertThat(comparison.verdict())
                .isEqualTo(
                        "No column has drifted: every stability index that can be told is below 0.25, or no more than chance gives.");
        assertThat(comparison.columns()).allSatisfy(drift -> {
            assertThat(drift.level()).isEqualTo(Level.STABLE);
            assertThat(drift.index()).isCloseTo(0, within(1e-12));
        });
        assertThat(comparison.schema()).isEmpty();
        assertThat(comparison.values()).isEmpty();
        assertThatCode(() -> comparer.refuseDrift(comparison)).doesNotThrowAnyException();
    }

    @Test
    void findsNoDriftInOtherRowsOfOnePopulation() {
        // When
        Drift drift = total(5_000, normal(1, 0), 3_000, normal(2, 0));

        // Then
        assertThat(drift.level()).isEqualTo(Level.STABLE);
        assertThat(drift.index()).isLessThan(0.02);
    }

    @Test
    void findsNoDriftInSamplesThatAreTooSmallToTell() {
        // When
        Drift drift = total(15, normal(1, 0), 15, normal(4, 0));

        // Then
        assertThat(drift.index()).isGreaterThan(0.25).isLessThan(drift.chance());
        assertThat(drift.level()).isEqualTo(Level.STABLE);
    }

    @Test
    void findsThatNumbersHaveGrown() {
        // Given
        Summary before = Sales.summary()
                .amounts("total", Role.MEASURE, 5_000, normal(1, 0))
                .made();
        Summary after = Sales.summary()
                .amounts("total", Role.MEASURE, 5_000, normal(2, 1))
                .made();

        // When
        Comparison comparison = comparer.of(before, after);

        // Then
        Drift drift = comparison.columns().get(0);
        assertThat(drift.level()).isEqualTo(Level.DRIFTED);
        // Two normal distributions of one deviation whose means are one deviation apart have a divergence of 1.
        assertThat(drift.index()).isCloseTo(1, within(0.15));
        assertThat(drift.quantiles())
                .filteredOn(quantile -> quantile.share() == 0.5)
                .singleElement()
                .satisfies(median -> assertThat(median.after()).isGreaterThan(median.before()));
        assertThat(comparison.verdict())
                .matches("1 column is not what it was: total \\(stability index [01]\\.\\d\\d, limit 0\\.25\\)\\.");
        assertThatThrownBy(() -> comparer.refuseDrift(comparison))
                .isInstanceOfSatisfying(StageFailure.class, failure -> assertThat(failure.exitCode())
                        .isEqualTo(ExitCode.REFUSED))
                .hasMessage(comparison.verdict() + " Look at the report, or leave out --fail-on-drift.");
    }

    @Test
    void isNotMisledByAHistogramWhoseFirstRangeHoldsNearlyAll() {
        // Given
        IntToDoubleFunction then = normal(1, 0);
        IntToDoubleFunction now = normal(2, 0.5);

        // When
        Drift drift =
                total(5_000, i -> Math.exp(3 * then.applyAsDouble(i)), 5_000, i -> Math.exp(3 * now.applyAsDouble(i)));

        // Then
        // Half a deviation apart, whatever the numbers are written as: a divergence of 0.25, and less over few ranges.
        assertThat(drift.index()).isBetween(0.15, 0.27);
    }

    @Test
    void findsThatASmallShiftIsSome() {
        // When
        Drift drift = total(5_000, normal(1, 0), 5_000, normal(2, 0.4));

        // Then
        assertThat(drift.level()).isEqualTo(Level.SHIFTED);
    }

    @Test
    void findsThatAConstantHasBecomeAnother() {
        // When
        Drift drift = total(1_000, i -> 5, 1_000, i -> 10);

        // Then
        assertThat(drift.level()).isEqualTo(Level.DRIFTED);
        assertThat(drift.bins()).extracting(Comparison.Bin::label).containsExactly("5 to 5", "above 5");
    }

    @Test
    void findsThatValuesAreMissing() {
        // Given
        Summary before = Sales.summary().notes(1_000, 0).made();
        Summary after = Sales.summary().notes(500, 500).made();

        // When
        Drift drift = comparer.of(before, after).columns().get(0);

        // Then
        assertThat(drift.level()).isEqualTo(Level.DRIFTED);
        assertThat(drift.bins())
                .containsExactly(new Comparison.Bin("missing", 0, 0.5), new Comparison.Bin("any value", 1, 0.5));
    }

    @Test
    void doesNotClaimToKnowTextsThatAreNotListed() {
        // Given
        Summary notes = Sales.summary().notes(1_000, 0).made();

        // When
        Drift drift = comparer.of(notes, notes).columns().get(0);

        // Then
        assertThat(drift).isEqualTo(new Drift("note", Level.UNKNOWN, null, null, List.of(), List.of()));
    }

    @Test
    void tellsWhichValuesAreNewAndGoneAndHowTheMeasureMoved() {
        // Given
        Summary before = Sales.summary()
                .amounts("total", Role.MEASURE, 1_000, i -> i)
                .cities(true, Map.of("Bonn", 600L, "Rome", 400L))
                .made();
        Summary after = Sales.summary()
                .amounts("total", Role.MEASURE, 1_000, i -> i)
                .cities(true, Map.of("Bonn", 650L, "Oslo", 350L))
                .made();

        // When
        Comparison comparison = comparer.of(before, after);

        // Then
        assertThat(comparison.values()).containsExactly(new NewAndGone("city", List.of("Oslo"), List.of("Rome"), true));
        assertThat(comparison.columns().get(1).level()).isEqualTo(Level.DRIFTED);
        assertThat(comparison.groups()).singleElement().satisfies(changes -> assertThat(changes.groups())
                .containsExactly(
                        new GroupChange("Rome", BigDecimal.valueOf(4_000), null, 0.4, null),
                        new GroupChange("Oslo", null, BigDecimal.valueOf(3_500), null, 0.35),
                        new GroupChange("Bonn", BigDecimal.valueOf(6_000), BigDecimal.valueOf(6_500), 0.6, 0.65)));
    }

    @Test
    void doesNotTakeAValueThatIsNotListedForOneThatWasNotThere() {
        // Given
        Summary before = Sales.summary()
                .cities(false, Map.of("Bonn", 600L, "Rome", 400L))
                .made();
        Summary after = Sales.summary()
                .cities(false, Map.of("Bonn", 650L, "Oslo", 350L))
                .made();

        // When
        Comparison comparison = comparer.of(before, after);

        // Then
        assertThat(comparison.values()).containsExactly(new NewAndGone("city", List.of(), List.of(), false));
        assertThat(comparison.columns().get(0).level()).isEqualTo(Level.UNKNOWN);
    }

    @Test
    void namesColumnsThatAreGoneOrOfAnotherType() {
        // Given
        Summary before =
                Sales.summary().column("a", "string").column("b", "integer").made();
        Summary after = Sales.summary().column("b", "long").column("c", "date").made();

        // When
        Comparison comparison = comparer.of(before, after);

        // Then
        assertThat(comparison.schema())
                .containsExactly(
                        new SchemaChange("a", "string", null),
                        new SchemaChange("b", "integer", "long"),
                        new SchemaChange("c", null, "date"));
        assertThat(comparison.drifted()).isTrue();
        assertThat(comparison.verdict())
                .isEqualTo("2 columns are not what they were: a (gone), b (long, was integer).");
    }

    @Test
    void takesANewColumnForNoDrift() {
        // Given
        Summary before = Sales.summary().made();
        Summary after = Sales.summary().column("c", "date").made();

        // When
        Comparison comparison = comparer.of(before, after);

        // Then
        assertThat(comparison.drifted()).isFalse();
    }

    @Test
    void tellsTheFiguresThenAndNow() {
        // Given
        Summary before =
                Sales.summary().amounts("total", Role.MEASURE, 4, i -> 1).made();
        Summary after =
                Sales.summary().amounts("total", Role.MEASURE, 5, i -> 1).made();

        // When
        Comparison comparison = comparer.of(before, after);

        // Then
        assertThat(comparison.figures())
                .contains(
                        new Figure("rows", BigDecimal.valueOf(4), BigDecimal.valueOf(5), 0.25),
                        new Figure("missing cells", BigDecimal.ZERO, BigDecimal.ZERO, null),
                        new Figure("sum of total", BigDecimal.valueOf(4.0), BigDecimal.valueOf(5.0), 0.25),
                        new Figure("seconds", new BigDecimal("2.0"), new BigDecimal("2.0"), 0.0));
    }

    @Test
    void refusesASummaryOfAnotherDataset() {
        // Given
        Summary others = new Sales("weather").made();
        Summary sales = Sales.summary().made();

        // When
        var comparing = assertThatThrownBy(() -> comparer.of(others, sales));

        // Then
        comparing
                .isInstanceOfSatisfying(StageFailure.class, failure -> assertThat(failure.exitCode())
                        .isEqualTo(ExitCode.REFUSED))
                .hasMessage(
                        "The summary to compare with is about dataset 'weather' and this one is about 'sales': name one of 'sales'.");
    }

    private Drift total(int before, IntToDoubleFunction then, int after, IntToDoubleFunction now) {
        return comparer.of(
                        Sales.summary()
                                .amounts("total", Role.NONE, before, then)
                                .made(),
                        Sales.summary().amounts("total", Role.NONE, after, now).made())
                .columns()
                .get(0);
    }

    /** Normally distributed numbers of deviation 1. */
    private static IntToDoubleFunction normal(long seed, double mean) {
        Random random = new Random(seed);
        return i -> mean + random.nextGaussian();
    }
}
