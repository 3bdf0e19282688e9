package dev.millrace.eda;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class ChartPlanTest {
    @Test
    void transactionsHaveTheReferencesThreeCharts() {
        // Given
        Profile profile = Profiles.of("transactions", Profiles.ofTransactions());

        // When
        List<BarChart> charts = new ChartPlan(profile).charts();

        // Then
        assertThat(charts)
                .extracting(BarChart::file, BarChart::title)
                .containsExactly(
                        tuple("plot_revenue_by_category.png", "Revenue by product category"),
                        tuple("plot_payment_methods.png", "Transactions by payment method"),
                        tuple("plot_top_cities.png", "Revenue by city"));
    }

    @Test
    void paymentMethodsAreCountedAndSortedByCount() {
        // Given
        Profile profile = Profiles.of("transactions", Profiles.ofTransactions());

        // When
        BarChart payments = new ChartPlan(profile).charts().get(1);

        // Then
        assertThat(payments.bars())
                .containsExactly(
                        new BarChart.Bar("Cash", BigDecimal.valueOf(1125), "75.0 %"),
                        new BarChart.Bar("Card", BigDecimal.valueOf(375), "25.0 %"));
    }

    @Test
    void anotherDatasetIsShownByItsDimensionsAndFirstMeasure() {
        // Given
        Profile profile = Profiles.of("sales", Profiles.ofTransactions());

        // When
        List<BarChart> charts = new ChartPlan(profile).charts();

        // Then
        assertThat(charts)
                .extracting(BarChart::file)
                .containsExactly(
                        "plot_total_amount_by_product_category.png",
                        "plot_total_amount_by_payment_method.png",
                        "plot_total_amount_by_city.png",
                        "plot_total_amount_by_country.png");
        assertThat(charts.get(3).title()).isEqualTo("Total amount by country");
        assertThat(charts.get(3).bars()).extracting(BarChart.Bar::label).containsExactly("Italy", "(missing)");
    }

    @Test
    void ofManyValuesTheTopTenAreShownWithoutShares() {
        // Given
        Breakdown many = new Breakdown(
                "city",
                1234,
                IntStream.range(0, 50)
                        .mapToObj(i -> Profiles.group("city " + i, 1, "" + (100 - i)))
                        .toList());

        // When
        BarChart chart = new ChartPlan(Profiles.of("sales", many)).charts().get(0);

        // Then
        assertThat(chart.title()).isEqualTo("Total amount by city: top 10 of 1,234");
        assertThat(chart.bars()).hasSize(10).extracting(BarChart.Bar::note).containsOnly("");
        assertThat(chart.bars().get(0).label()).isEqualTo("city 0");
    }

    @Test
    void sharesAreNotShownWhereSomeValuesAreNegative() {
        // Given
        Breakdown mixed = new Breakdown(
                "region", 2, List.of(Profiles.group("gain", 1, "5.00"), Profiles.group("loss", 1, "-3.00")));

        // When
        BarChart chart = new ChartPlan(Profiles.of("sales", mixed)).charts().get(0);

        // Then
        assertThat(chart.bars()).extracting(BarChart.Bar::note).containsOnly("");
    }

    @Test
    void withoutMeasureRowsAreCounted() {
        // Given
        Profile profile = new Profile(
                "notes",
                "b",
                Profiles.totals(3),
                Map.of(),
                null,
                List.of(),
                List.of(new Breakdown("kind", 1, List.of(new Group("a", 3, Map.of())))));

        // When
        BarChart chart = new ChartPlan(profile).charts().get(0);

        // Then
        assertThat(chart.file()).isEqualTo("plot_rows_by_kind.png");
        assertThat(chart.bars()).containsExactly(new BarChart.Bar("a", BigDecimal.valueOf(3), ""));
    }

    @Test
    void thereAreSixChartsAtMost() {
        // Given
        Breakdown[] nine = IntStream.range(0, 9)
                .mapToObj(i -> new Breakdown("d" + i, 1, List.of(Profiles.group("a", 1, "1.00"))))
                .toArray(Breakdown[]::new);

        // When
        List<BarChart> charts = new ChartPlan(Profiles.of("sales", nine)).charts();

        // Then
        assertThat(charts).hasSize(6);
    }
}
