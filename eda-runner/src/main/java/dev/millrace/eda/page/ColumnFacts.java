package dev.millrace.eda.page;

import java.util.ArrayList;
import java.util.List;

import dev.millrace.eda.profile.ColumnProfile;
import dev.millrace.eda.profile.NumberFigures;
import dev.millrace.eda.profile.TextFigures;
import dev.millrace.eda.profile.TimeFigures;
import dev.millrace.eda.text.Amounts;
import dev.millrace.eda.text.Numbers;
import dev.millrace.eda.text.Times;

/** The figures of one column. */
final class ColumnFacts {
    private final ColumnProfile column;
    private final long rows;

    /**
     * The figures of a column.
     *
     * @param rows how many rows the batch has
     */
    ColumnFacts(ColumnProfile column, long rows) {
        this.column = column;
        this.rows = rows;
    }

    /** How many different values a column has, with the error of an estimate. */
    static String distinct(ColumnProfile column) {
        return column.distinct().isExact()
                ? Numbers.grouped(column.distinct().count())
                : "about %s ± %s"
                        .formatted(
                                Numbers.grouped(column.distinct().count()),
                                Amounts.share(column.distinct().error()));
    }

    List<Fact> all() {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Values", Numbers.grouped(column.values())));
        facts.add(new Fact("Missing", part(column.missing(), rows)));
        facts.add(new Fact("Distinct", distinct(column)));
        if (column.number() != null) {
            addNumber(facts, column.number());
        }
        if (column.text() != null) {
            addText(facts, column.text());
        }
        if (column.time() != null) {
            addTime(facts, column.time());
        }
        return facts;
    }

    private void addNumber(List<Fact> facts, NumberFigures figures) {
        facts.add(new Fact("Sum", Amounts.decimal(figures.sum())));
        facts.add(new Fact("Mean", Amounts.mean(figures)));
        facts.add(new Fact("Standard deviation", Amounts.deviation(figures)));
        facts.add(new Fact("Skewness", Amounts.plain(figures.skewness())));
        facts.add(new Fact("Zeros", part(figures.zeros(), column.values())));
        facts.add(new Fact("Below zero", part(figures.negatives(), column.values())));
        facts.add(new Fact("Outliers", part(figures.outliers(), column.values())));
    }

    private static void addText(List<Fact> facts, TextFigures figures) {
        facts.add(new Fact("Shortest", Amounts.count(figures.shortest(), "character")));
        facts.add(new Fact("Mean length", Amounts.plain(figures.meanLength())));
        facts.add(new Fact("Longest", Amounts.count(figures.longest(), "character")));
    }

    private static void addTime(List<Fact> facts, TimeFigures figures) {
        facts.add(new Fact("First", Times.moment(figures.first())));
        facts.add(new Fact("Last", Times.moment(figures.last())));
        if (figures.days() == null) {
            facts.add(new Fact("Days with rows", "too many to count"));
            return;
        }
        facts.add(new Fact("Days with rows", Numbers.grouped(figures.days())));
        if (figures.rowsPerDay() != null) {
            facts.add(new Fact("Rows on such a day, median", Numbers.grouped(figures.rowsPerDay())));
        }
        if (figures.emptyDays() != null) {
            facts.add(new Fact("Days without rows", Numbers.grouped(figures.emptyDays())));
        }
        if (figures.longestGap() != null) {
            facts.add(new Fact("Longest gap", gap(figures.longestGap())));
        }
        if (figures.busiestWeekday() != null) {
            facts.add(new Fact("Busiest weekday", Times.weekday(figures.busiestWeekday())));
        }
        if (figures.busiestHour() != null) {
            facts.add(new Fact("Busiest hour", Times.hour(figures.busiestHour())));
        }
    }

    private static String gap(TimeFigures.Gap gap) {
        String first = Times.day(gap.first());
        return gap.days() == 1
                ? "1 day: " + first
                : "%s: %s – %s".formatted(Amounts.count(gap.days(), "day"), first, Times.day(gap.last()));
    }

    private static String part(long part, long whole) {
        return part == 0 ? "0" : "%s (%s)".formatted(Numbers.grouped(part), Amounts.share(part, whole));
    }
}
