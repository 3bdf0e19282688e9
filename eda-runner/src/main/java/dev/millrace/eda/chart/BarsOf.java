package dev.millrace.eda.chart;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

import dev.millrace.eda.profile.Breakdown;
import dev.millrace.eda.profile.Group;
import dev.millrace.eda.text.Labels;
import dev.millrace.eda.text.Numbers;

/**
 * A dimension as bars, with a sentence about them.
 *
 * @param picture the bars
 * @param alt what is to be seen
 */
record BarsOf(Bars picture, String alt) {
    /** More values than this are cut to {@value #TOP}. */
    static final int MOST = 12;

    static final int TOP = 10;

    /**
     * @param whole the sum over all rows, which shares are of; null if there is none
     */
    static BarsOf breakdown(Breakdown breakdown, Measured measured, BigDecimal whole) {
        int most = breakdown.distinct() <= MOST ? MOST : TOP;
        List<Group> shown = breakdown.groups().stream()
                .sorted(Comparator.comparing(measured::value).reversed())
                .limit(most)
                .toList();
        boolean parts = whole != null
                && whole.signum() > 0
                && shown.stream().allMatch(group -> measured.value(group).signum() >= 0);
        BigDecimal greatest =
                shown.stream().map(group -> measured.value(group).abs()).reduce(BigDecimal.ZERO, BigDecimal::max);
        List<Bars.Bar> bars = shown.stream()
                .map(group -> {
                    BigDecimal value = measured.value(group);
                    String share = parts ? " (%s)".formatted(Numbers.percent(value, whole)) : "";
                    return new Bars.Bar(Labels.value(group.value()), value, Numbers.brief(value, greatest) + share);
                })
                .toList();
        String dimension = Labels.lower(Labels.words(breakdown.dimension()));
        String title = "%s by %s".formatted(measured.name(), dimension)
                + (breakdown.distinct() <= most
                        ? ""
                        : ": top %d of %s".formatted(most, Numbers.grouped(breakdown.distinct())));
        return new BarsOf(new Bars(title, measured.words(), bars), alt(title, bars));
    }

    private static String alt(String title, List<Bars.Bar> bars) {
        if (bars.isEmpty()) {
            return "Bar chart: %s; there are no rows.".formatted(title);
        }
        List<String> first = bars.stream()
                .limit(3)
                .map(bar -> "%s %s".formatted(Labels.elide(bar.name(), 40), bar.text()))
                .toList();
        return "Bar chart of %s: %s%s."
                .formatted(
                        Labels.lower(title),
                        String.join(", ", first),
                        bars.size() > 3 ? ", and %d more".formatted(bars.size() - 3) : "");
    }
}
