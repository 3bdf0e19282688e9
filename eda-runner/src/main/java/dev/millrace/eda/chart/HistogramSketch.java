package dev.millrace.eda.chart;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import dev.millrace.eda.profile.ColumnProfile;
import dev.millrace.eda.profile.Histogram;
import dev.millrace.eda.profile.NumberFigures;
import dev.millrace.eda.profile.Profile;
import dev.millrace.eda.profile.Quantile;
import dev.millrace.eda.text.Labels;
import dev.millrace.eda.text.Numbers;

/** How a column of numbers is spread. */
final class HistogramSketch {
    private static final double MEDIAN = 0.5;

    private HistogramSketch() {}

    static Optional<Sketch> of(Profile profile, ColumnProfile column) {
        NumberFigures figures = column.number();
        if (figures == null || figures.histogram().counts().isEmpty()) {
            return Optional.empty();
        }
        String words = Labels.words(column.name())
                + Measured.of(profile, column.name()).unit();
        String title = "Distribution of " + Labels.lower(Labels.words(column.name()));
        BigDecimal median = figures.quantiles().stream()
                .filter(quantile -> quantile.share() == MEDIAN)
                .map(Quantile::value)
                .findFirst()
                .orElse(null);
        String note = note(figures.histogram());
        return Optional.of(new Sketch(
                "plot_column_" + column.name(),
                new HistogramColumns(title, note, words, Measured.rows(profile).words(), figures.histogram(), median),
                alt(title, column.values(), figures.histogram(), median, note)));
    }

    private static String alt(String title, long values, Histogram histogram, BigDecimal median, String note) {
        List<Long> counts = histogram.counts();
        int fullest = counts.indexOf(Collections.max(counts));
        String sentence = "Histogram, %s: of %s values, %s are from %s to %s, the fullest of %d ranges"
                .formatted(
                        Labels.lower(title),
                        Numbers.grouped(values),
                        Numbers.grouped(counts.get(fullest)),
                        brief(histogram.edges().get(fullest)),
                        brief(histogram.edges().get(fullest + 1)),
                        counts.size());
        return sentence
                + (median == null ? "" : "; the median is " + brief(median))
                + (note.isEmpty() ? "" : "; " + note)
                + ".";
    }

    private static String note(Histogram histogram) {
        List<String> left = new ArrayList<>();
        if (histogram.below() > 0) {
            left.add("%s below %s"
                    .formatted(
                            Numbers.grouped(histogram.below()),
                            brief(histogram.edges().get(0))));
        }
        if (histogram.above() > 0) {
            left.add("%s above %s"
                    .formatted(
                            Numbers.grouped(histogram.above()),
                            brief(histogram.edges().get(histogram.edges().size() - 1))));
        }
        return left.isEmpty() ? "" : "not shown: " + String.join(", ", left);
    }

    private static String brief(BigDecimal value) {
        return Numbers.brief(value, value.abs());
    }
}
