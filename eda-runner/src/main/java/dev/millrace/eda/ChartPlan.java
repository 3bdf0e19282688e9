package dev.millrace.eda;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import dev.millrace.eda.text.Labels;
import dev.millrace.eda.text.Numbers;

/**
 * Chooses the charts of a profile: one for each of the first dimensions, showing the first measure, or the rows where
 * there is no measure. The transactions have the three charts of the pipeline that Millrace replaces, under its names.
 */
final class ChartPlan {
    private static final int MOST_CHARTS = 6;
    private static final int TOP = 10;
    private static final String TRANSACTIONS = "transactions";
    private static final String REVENUE = "Revenue (EUR)";

    private final Profile profile;

    ChartPlan(Profile profile) {
        this.profile = profile;
    }

    /** The charts, in the order in which to show them. */
    List<BarChart> charts() {
        return profile.dataset().equals(TRANSACTIONS) ? ofTransactions().orElseGet(this::ofDimensions) : ofDimensions();
    }

    /** Empty if this is another dataset of the same name. */
    private Optional<List<BarChart>> ofTransactions() {
        Optional<Breakdown> categories = breakdown("product_category");
        Optional<Breakdown> payments = breakdown("payment_method");
        Optional<Breakdown> cities = breakdown("city");
        boolean revenue = measure().filter("total_amount"::equals).isPresent();
        if (!revenue || categories.isEmpty() || payments.isEmpty() || cities.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(List.of(
                new BarChart(
                        "plot_revenue_by_category.png",
                        "Revenue by product category",
                        "Product category",
                        REVENUE,
                        bars(categories.get(), BarChart.MOST_BARS, this::sum)),
                new BarChart(
                        "plot_payment_methods.png",
                        "Transactions by payment method",
                        "Payment method",
                        "Transactions",
                        bars(payments.get(), BarChart.MOST_BARS, ChartPlan::rows)),
                new BarChart(
                        "plot_top_cities.png",
                        titled("Revenue by city", cities.get(), TOP),
                        "City",
                        REVENUE,
                        bars(cities.get(), TOP, this::sum))));
    }

    private List<BarChart> ofDimensions() {
        return profile.breakdowns().stream()
                .limit(MOST_CHARTS)
                .map(this::ofDimension)
                .toList();
    }

    private BarChart ofDimension(Breakdown breakdown) {
        int most = breakdown.distinct() <= BarChart.MOST_BARS ? BarChart.MOST_BARS : TOP;
        String dimension = Labels.words(breakdown.dimension());
        String values = measure().map(Labels::words).orElse("Rows");
        String title = "%s by %s".formatted(values, Labels.lower(dimension));
        return new BarChart(
                "plot_%s_by_%s.png".formatted(measure().orElse("rows"), breakdown.dimension()),
                titled(title, breakdown, most),
                dimension,
                values,
                bars(breakdown, most, measure().isPresent() ? this::sum : ChartPlan::rows));
    }

    private List<BarChart.Bar> bars(Breakdown breakdown, int most, Function<Group, BigDecimal> value) {
        BigDecimal whole = breakdown.groups().stream().map(value).reduce(BigDecimal.ZERO, BigDecimal::add);
        // A share says something only of parts that are all shown and that make up a whole.
        boolean parts = breakdown.distinct() <= most
                && breakdown.distinct() > 1
                && whole.signum() > 0
                && breakdown.groups().stream()
                        .allMatch(group -> value.apply(group).signum() >= 0);
        return breakdown.groups().stream()
                .sorted(Comparator.comparing(value).reversed())
                .limit(most)
                .map(group -> new BarChart.Bar(
                        group.label(), value.apply(group), parts ? share(value.apply(group), whole) : ""))
                .toList();
    }

    private static String share(BigDecimal part, BigDecimal whole) {
        return Numbers.grouped(part.movePointRight(2).divide(whole, 1, RoundingMode.HALF_UP)) + " %";
    }

    private static String titled(String title, Breakdown breakdown, int most) {
        return breakdown.distinct() <= most
                ? title
                : "%s: top %d of %s".formatted(title, most, Numbers.grouped(breakdown.distinct()));
    }

    private BigDecimal sum(Group group) {
        BigDecimal sum = group.sums().get(measure().orElseThrow());
        return sum == null ? BigDecimal.ZERO : sum;
    }

    private static BigDecimal rows(Group group) {
        return BigDecimal.valueOf(group.rows());
    }

    private Optional<String> measure() {
        return profile.measures().stream().findFirst().map(MeasureFigures::column);
    }

    private Optional<Breakdown> breakdown(String dimension) {
        return profile.breakdowns().stream()
                .filter(breakdown -> breakdown.dimension().equals(dimension))
                .findFirst();
    }
}
