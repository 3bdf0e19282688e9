package dev.millrace.eda.scan;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.millrace.eda.SparkExtension;
import dev.millrace.eda.profile.Breakdown;
import dev.millrace.eda.profile.ColumnProfile;
import dev.millrace.eda.profile.Correlations.Pair;
import dev.millrace.eda.profile.Distinct;
import dev.millrace.eda.profile.NumberFigures;
import dev.millrace.eda.profile.Profile;
import dev.millrace.eda.profile.Quantile;
import org.apache.spark.sql.SparkSession;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds of columns with more values than are counted, here 1,000: nearly every figure is exact all the same. */
@ExtendWith({SparkExtension.class, Shop.Keys.class})
class FiguresBeyondTheLimitTest {
    private static final int LIMIT = 1_000;
    private static Profile ours;
    private static Profile expected;

    @BeforeAll
    static void profile(SparkSession session, Shop shop) {
        ours = profile(session, shop, LIMIT);
        expected = shop.expected().like(ours);
    }

    private static Profile profile(SparkSession session, Shop shop, int limit) {
        return new TwoPasses(shop.rows().definition(), limit)
                .profile("a-batch", shop.rows().lines(session), pass -> {});
    }

    @Test
    void allButWhatNeedsEveryValueIsExact() {
        Figures.assertThat(ours)
                .ignoringFields(
                        "columns.distinct", "columns.top", "pareto", "correlations.spearman", "correlations.rankError")
                .isEqualTo(expected);
    }

    @Test
    void distinctValuesAreEstimatedWithinFourStandardErrors() {
        for (ColumnProfile column : ours.columns()) {
            Distinct exact = expected.column(column.name()).orElseThrow().distinct();
            boolean isCounted = exact.count() + (column.missing() > 0 ? 1 : 0) <= LIMIT;
            assertThat(column.distinct().isExact()).as(column.name()).isEqualTo(isCounted);
            assertThat((double) column.distinct().count())
                    .as(column.name())
                    .isCloseTo(
                            exact.count(), Offset.offset(4 * column.distinct().error() * exact.count()));
        }
        assertThat(ours.columns())
                .filteredOn(column -> !column.distinct().isExact())
                .hasSize(5);
    }

    @Test
    void onlyColumnsWhoseValuesWereCountedHaveMostFrequentOnes() {
        for (ColumnProfile column : ours.columns()) {
            assertThat(column.top())
                    .as(column.name())
                    .isEqualTo(
                            column.distinct().isExact()
                                    ? expected.column(column.name())
                                            .orElseThrow()
                                            .top()
                                    : List.of());
        }
    }

    @Test
    void ranksAreOffByNoMoreThanIsSaid() {
        Map<String, Double> exact = spearman(expected);
        double error = ours.correlations().rankError();
        assertThat(error).isPositive().isLessThan(0.02);
        assertThat(spearman(ours).keySet()).isEqualTo(exact.keySet());
        // Of ranks as shares of the rows: their variance is 1/12, their mean distance from the middle 1/4.
        spearman(ours)
                .forEach((pair, value) ->
                        assertThat(value).as(pair).isCloseTo(exact.get(pair), Offset.offset(12 * error)));
    }

    private static Map<String, Double> spearman(Profile profile) {
        return profile.correlations().spearman().stream()
                .collect(Collectors.toMap(pair -> pair.one() + " and " + pair.other(), Pair::value));
    }

    @Test
    void aColumnWithTooManyValuesToCountHasNoParetoCurve() {
        assertThat(expected.pareto().column()).isEqualTo("customer_id");
        // What is left is the cities.
        assertThat(ours.pareto().column()).isEqualTo("city");
    }

    @Test
    void aDimensionWithTooManyValuesToCountIsNotBrokenDown(SparkSession session, Shop shop) {
        // When
        Profile narrow = profile(session, shop, 20);

        // Then
        assertThat(narrow.dimensions())
                .extracting(Breakdown::dimension)
                .containsExactly("product_category", "payment_method", "country");
        assertThat(narrow.pareto()).isNull();
        assertThat(narrow.correlations().cramersV()).hasSize(3);
        // There is no room for the values of a quantile's bucket: it is as near as the bucket is narrow.
        Map<Double, Quantile> exact =
                number(expected).quantiles().stream().collect(Collectors.toMap(Quantile::share, Function.identity()));
        assertThat(number(narrow).quantiles()).allSatisfy(quantile -> assertThat(quantile.value())
                .isCloseTo(exact.get(quantile.share()).value(), Percentage.withPercentage(100.0 / 4096)));
    }

    private static NumberFigures number(Profile profile) {
        return profile.column("total_amount").orElseThrow().number();
    }
}
