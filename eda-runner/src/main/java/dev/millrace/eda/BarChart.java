package dev.millrace.eda;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/**
 * What a bar chart shows.
 *
 * @param file the name of its picture
 * @param title what it is, in a few words
 * @param categories what the bars are
 * @param values what their heights are
 * @param bars from left to right, {@value #MOST_BARS} at most: more could not be labelled
 */
record BarChart(String file, String title, String categories, String values, List<Bar> bars) {
    /** How many bars a chart has room for. */
    static final int MOST_BARS = 12;

    BarChart {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(title, "title");
        bars = List.copyOf(bars);
        if (bars.size() > MOST_BARS) {
            throw new IllegalArgumentException(
                    "%s has %d bars, and room for %d".formatted(file, bars.size(), MOST_BARS));
        }
    }

    /**
     * One bar.
     *
     * @param label what it stands for
     * @param value how high it is, below zero if negative
     * @param note what is written at its end beside the value; empty for nothing
     */
    record Bar(String label, BigDecimal value, String note) {
        Bar {
            Objects.requireNonNull(label, "label");
            Objects.requireNonNull(value, "value");
            Objects.requireNonNull(note, "note");
        }
    }
}
