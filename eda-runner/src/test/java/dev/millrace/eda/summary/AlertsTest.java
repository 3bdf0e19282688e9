package dev.millrace.eda.summary;

import java.util.List;
import java.util.stream.Stream;

import dev.millrace.contract.dataset.AlertThresholds;
import dev.millrace.contract.dataset.Role;
import dev.millrace.eda.profile.Correlations;
import dev.millrace.eda.profile.Correlations.Pair;
import dev.millrace.eda.profile.Duplicates;
import dev.millrace.eda.profile.Profile;
import dev.millrace.eda.profile.TimeFigures.Gap;
import dev.millrace.eda.summary.Alert.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static dev.millrace.eda.summary.Columns.correlations;
import static dev.millrace.eda.summary.Columns.figures;
import static dev.millrace.eda.summary.Columns.number;
import static dev.millrace.eda.summary.Columns.profile;
import static dev.millrace.eda.summary.Columns.text;
import static dev.millrace.eda.summary.Columns.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.of;

class AlertsTest {
    private static final Duplicates ONCE = new Duplicates(0, 0L);

    private final Alerts alerts = new Alerts(new AlertThresholds());

    static Stream<Arguments> whatStandsOut() {
        Profile gap = profile(time(300, 65, new Gap("2026-03-01", "2026-03-09", 9)));
        Profile pace = profile(time(52, 313, new Gap("2026-01-02", "2026-01-07", 6)));
        Profile pair = profile(
                ONCE,
                correlations(new Pair("price", "cost", 0.98), new Pair("price", "cost", 0.99), null),
                number("price", Role.NONE, null, figures(0, 0, 0, 0)),
                number("cost", Role.NONE, null, figures(0, 0, 0, 0)));
        Profile ranks = profile(
                ONCE,
                correlations(new Pair("price", "sold", -0.5), new Pair("price", "sold", -0.95), null),
                number("price", Role.NONE, null, figures(0, 0, 0, 0)),
                number("sold", Role.NONE, null, figures(0, 0, 0, 0)));
        Profile groups = profile(
                ONCE,
                correlations(null, null, new Pair("city", "country", 1)),
                text("city", Role.DIMENSION, 0, 20, 100),
                text("country", Role.DIMENSION, 0, 10, 200));
        return Stream.of(
                of(
                        profile(text("city", Role.DIMENSION, 0, 1, 1_000)),
                        "city: all 1,000 rows have 'Bonn', so it tells nothing."),
                of(
                        profile(text("city", Role.DIMENSION, 10, 1, 990)),
                        "city: all 990 rows with a value have 'Bonn', so it tells nothing."),
                of(profile(text("city", Role.NONE, 500, 9, 60)), "city: 500 of 1,000 rows (50.0 %) have no value."),
                of(profile(text("city", Role.NONE, 1_000, 0, 0)), "city: none of the 1,000 rows has a value."),
                of(
                        profile(text("city", Role.DIMENSION, 0, 101, 60)),
                        "city: 101 different values are many for a dimension, and a table by it shows the largest alone."),
                of(
                        profile(text("note", Role.NONE, 0, 900, 2)),
                        "note: 900 different values in 1,000 rows: it tells rows apart, and groups nothing."),
                of(
                        profile(text("city", Role.DIMENSION, 0, 9, 999)),
                        "city: 999 of 1,000 rows (99.9 %) have 'Bonn', and the others share the rest."),
                of(
                        profile(number("total", Role.MEASURE, null, figures(3.1, 0, 0, 0))),
                        "total: most values are small and a few very large (skewness 3.1): the median 30 says more than the mean 30.12."),
                of(
                        profile(number("total", Role.MEASURE, null, figures(-3.1, 0, 0, 0))),
                        "total: most values are large and a few very small (skewness -3.1): the median 30 says more than the mean 30.12."),
                of(
                        profile(number("total", Role.MEASURE, null, figures(0, 100, 0, 0))),
                        "total: 100 of 1,000 values (10.0 %) are zero."),
                of(
                        profile(number("total", Role.MEASURE, null, figures(0, 0, 1, 0))),
                        "total: 1 of 1,000 values (0.1 %) are below zero, the least is -10.00."),
                of(
                        profile(number("price", Role.NONE, null, figures(0, 0, 9, 51))),
                        "price: 51 of 1,000 values (5.1 %) are above 70, far from the middle half."),
                of(
                        profile(new Duplicates(0, 2L), correlations(null, null, null), text("id", Role.KEY, 0, 998, 2)),
                        "id: 2 of 1,000 rows (0.2 %) have a key that a row before has, so what is counted by it may be counted twice."),
                of(
                        profile(new Duplicates(3, null), correlations(null, null, null)),
                        "3 of 1,000 rows (0.3 %) equal a row before them in every column."),
                of(
                        gap,
                        "sold_on: 65 of 365 days (17.8 %) have no row; the longest gap is 2026-03-01 to 2026-03-09, 9 days."),
                of(
                        pace,
                        "sold_on: 313 of 365 days (85.8 %) have no row; the longest gap is 2026-01-02 to 2026-01-07, 6 days."),
                of(pair, "price and cost: they rise and fall together (correlation 0.98)."),
                of(ranks, "price and sold: one falls as the other rises (correlation of ranks -0.95)."),
                of(groups, "city and country: one nearly tells the other (Cramer's V 1.00)."));
    }

    @ParameterizedTest
    @MethodSource("whatStandsOut")
    void saysWhatStandsOutOnceAndInNumbers(Profile profile, String message) {
        // When
        List<Alert> found = alerts.find(profile);

        // Then
        assertThat(found).extracting(Alert::message).containsExactly(message);
    }

    static Stream<Profile> nothingSpecial() {
        return Stream.of(
                profile(text("id", Role.KEY, 0, 1_000, 1)),
                profile(text("city", Role.DIMENSION, 499, 100, 300)),
                profile(text("note", Role.NONE, 0, 899, 1)),
                profile(number("code", Role.DIMENSION, null, figures(9, 900, 900, 900))),
                profile(number("total", Role.MEASURE, null, figures(3, 99, 0, 50))),
                profile(time(364, 1, new Gap("2026-03-01", "2026-03-01", 1))),
                // One is computed from the other, or both from a third.
                profile(
                        ONCE,
                        correlations(new Pair("net", "gross", 1), null, new Pair("month", "quarter", 1)),
                        number("net", Role.NONE, null, figures(0, 0, 0, 0)),
                        number("gross", Role.NONE, "NET * 1.19", figures(0, 0, 0, 0)),
                        number("month", Role.DIMENSION, "month(net)", figures(0, 0, 0, 0)),
                        number("quarter", Role.DIMENSION, "quarter(net)", figures(0, 0, 0, 0))),
                // Each combination of values has two rows or so, and any two such columns seem to go together.
                profile(
                        ONCE,
                        correlations(null, null, new Pair("city", "street", 0.95)),
                        text("city", Role.DIMENSION, 0, 20, 60),
                        text("street", Role.DIMENSION, 0, 25, 60)));
    }

    @ParameterizedTest
    @MethodSource("nothingSpecial")
    void isSilentAboutWhatIsToBeExpected(Profile profile) {
        // When
        List<Alert> found = alerts.find(profile);

        // Then
        assertThat(found).isEmpty();
    }

    @Test
    void putsTheMostSevereFirst() {
        // Given
        Profile profile = profile(
                new Duplicates(1, 1L),
                correlations(null, null, null),
                number("total", Role.MEASURE, null, figures(4, 0, 1, 0)),
                text("id", Role.KEY, 0, 999, 2));

        // When
        List<Alert> found = alerts.find(profile);

        // Then
        assertThat(found)
                .extracting(Alert::severity)
                .containsExactly(Severity.SERIOUS, Severity.NOTABLE, Severity.NOTABLE, Severity.MINOR);
    }

    @Test
    void tellsOfColumnsThatAllGoTogetherAsFewPairsAsWillDo() {
        // Given
        List<Pair> pairs =
                List.of(new Pair("cost", "tax", 1), new Pair("cost", "total", 1), new Pair("tax", "total", 1));
        Profile profile = profile(
                ONCE,
                new Correlations(pairs, pairs, 0, List.of()),
                number("cost", Role.NONE, null, figures(0, 0, 0, 0)),
                number("tax", Role.NONE, null, figures(0, 0, 0, 0)),
                number("total", Role.NONE, null, figures(0, 0, 0, 0)));

        // When
        List<Alert> found = alerts.find(profile);

        // Then
        assertThat(found)
                .extracting(Alert::message)
                .containsExactly(
                        "cost and tax: they rise and fall together (correlation 1.00).",
                        "cost and total: they rise and fall together (correlation 1.00).");
    }

    @Test
    void keepsToTheThresholdsOfTheDefinition() {
        // Given
        AlertThresholds mild =
                new AlertThresholds(null, null, null, null, null, 0.01, null, null, 0.5, null, null, null, null);
        Profile profile = profile(
                new Duplicates(400, null),
                correlations(null, null, null),
                number("total", Role.MEASURE, null, figures(0, 0, 10, 0)));

        // When
        List<Alert> found = new Alerts(mild).find(profile);

        // Then
        assertThat(found).isEmpty();
        assertThat(alerts.find(profile)).hasSize(2);
    }
}
