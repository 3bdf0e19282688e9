package dev.millrace.eda.chart;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.millrace.eda.profile.Breakdown;
import dev.millrace.eda.profile.ColumnProfile;
import dev.millrace.eda.profile.Group;
import dev.millrace.eda.profile.Profile;
import dev.millrace.eda.profile.ValueCount;
import dev.millrace.eda.text.Labels;
import dev.millrace.eda.text.Numbers;

/** The largest values of a dimension or a column as bars. */
final class BarSketch {
    /** All values are shown if they are no more than this, otherwise {@value #TOP}. */
    private static final int MOST = 12;

    private static final int TOP = 10;
    private static final int TOLD = 3;
    private static final int LONGEST_TOLD = 40;

    private static final Map<String, String> REFERENCE_NAMES = Map.of(
            "product_category", "plot_revenue_by_category",
            "payment_method", "plot_payment_methods",
            "city", "plot_top_cities");

    private BarSketch() {}

    static Sketch of(Profile profile, Breakdown breakdown) {
        Optional<String> reference = Optional.of(breakdown.dimension())
                .filter(dimension -> Measured.isReference(profile))
                .map(REFERENCE_NAMES::get);
        boolean counted = reference.filter("plot_payment_methods"::equals).isPresent();
        Measured measured = counted ? Measured.rows(profile) : Measured.of(profile);
        String name = reference.orElseGet(
                () -> "plot_%s_by_%s".formatted(measured.column().orElse("rows"), breakdown.dimension()));
        String title = "%s by %s".formatted(measured.name(), Labels.lower(Labels.words(breakdown.dimension())));
        List<Group> shown = breakdown.groups().stream()
                .sorted(Comparator.comparing((Group group) -> measured.value(group))
                        .reversed())
                .limit(most(breakdown.distinct()))
                .toList();
        boolean parts = shown.stream()
                .allMatch(group ->
                        measured.share(group) != null && measured.value(group).signum() >= 0);
        List<BigDecimal> values =
                shown.stream().map(group -> measured.value(group)).toList();
        List<String> texts = texts(values);
        List<Bars.Bar> bars = IntStream.range(0, shown.size())
                .mapToObj(i -> new Bars.Bar(
                        Labels.value(shown.get(i).value()),
                        values.get(i),
                        texts.get(i) + (parts ? " (%s)".formatted(Numbers.percent(measured.share(shown.get(i)))) : "")))
                .toList();
        return sketch(name, title, measured.words(), breakdown.distinct(), bars);
    }

    /** Empty if the values are not known, or if none occurs twice. */
    static Optional<Sketch> of(Profile profile, ColumnProfile column) {
        List<ValueCount> shown =
                column.top().stream().limit(most(column.distinct().count())).toList();
        if (shown.isEmpty() || shown.get(0).rows() < 2) {
            return Optional.empty();
        }
        Measured rows = Measured.rows(profile);
        List<Bars.Bar> bars = shown.stream()
                .map(value -> new Bars.Bar(
                        Labels.value(value.value()),
                        BigDecimal.valueOf(value.rows()),
                        "%s (%s)"
                                .formatted(
                                        Numbers.grouped(value.rows()),
                                        Numbers.percent(value.rows() / (double) Math.max(profile.rows(), 1)))))
                .toList();
        return Optional.of(sketch(
                "plot_column_" + column.name(),
                "Values of " + Labels.lower(Labels.words(column.name())),
                rows.words(),
                column.distinct().count(),
                bars));
    }

    /** Monday to Sunday, in this order. */
    static Sketch weekdays(Measured measured, List<BigDecimal> values) {
        List<String> texts = texts(values);
        List<Bars.Bar> bars = IntStream.range(0, values.size())
                .mapToObj(day -> new Bars.Bar(
                        DayOfWeek.of(day + 1).getDisplayName(TextStyle.FULL, Locale.ENGLISH),
                        values.get(day),
                        texts.get(day)))
                .toList();
        return sketch("plot_weekdays", measured.name() + " by weekday", measured.words(), values.size(), bars);
    }

    private static Sketch sketch(String name, String what, String values, long distinct, List<Bars.Bar> bars) {
        String top = distinct <= bars.size() || bars.isEmpty()
                ? ""
                : "top %d of %s".formatted(bars.size(), Numbers.grouped(distinct));
        String title = top.isEmpty() ? what : what + ": " + top;
        return new Sketch(name, new Bars(title, values, bars), alt(top.isEmpty() ? what : what + ", " + top, bars));
    }

    private static String alt(String what, List<Bars.Bar> bars) {
        if (bars.isEmpty()) {
            return "Bar chart, %s: there are no rows.".formatted(Labels.lower(what));
        }
        List<String> told = bars.stream()
                .limit(TOLD)
                .map(bar -> "%s %s".formatted(Labels.elide(bar.name(), LONGEST_TOLD), bar.text()))
                .toList();
        String more = bars.size() > TOLD ? ", and %d more".formatted(bars.size() - TOLD) : "";
        return "Bar chart, %s: %s%s.".formatted(Labels.lower(what), String.join(", ", told), more);
    }

    private static List<String> texts(List<BigDecimal> values) {
        BigDecimal greatest = values.stream().map(BigDecimal::abs).reduce(BigDecimal.ZERO, BigDecimal::max);
        return values.stream().map(value -> Numbers.brief(value, greatest)).toList();
    }

    private static int most(long distinct) {
        return distinct <= MOST ? MOST : TOP;
    }
}
