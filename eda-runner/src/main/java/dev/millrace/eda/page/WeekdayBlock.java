package dev.millrace.eda.page;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.millrace.eda.chart.Plot;
import dev.millrace.eda.profile.Calendar;
import dev.millrace.eda.profile.Calendar.Slice;
import dev.millrace.eda.text.Amounts;
import dev.millrace.eda.text.Labels;
import dev.millrace.eda.text.Numbers;
import dev.millrace.eda.text.Times;

import static dev.millrace.eda.page.Tag.tag;

/**
 * The rhythm of a week.
 *
 * @param calendar the figures
 * @param plot null if there is none
 */
record WeekdayBlock(Calendar calendar, Plot plot) implements Html {
    @Override
    public void write(StringBuilder out) {
        Tag card = tag("div", "card").add(tag("h3").text(byHour() ? "Weekday by hour" : "By weekday"));
        if (plot != null) {
            card.add(new Figure(plot));
        }
        card.add(new Fold("Weekdays as a table", weekdays()));
        if (byHour()) {
            card.add(new Fold("Rows by weekday and hour as a table", hours()));
        }
        card.write(out);
    }

    private boolean byHour() {
        return calendar.weekdays().stream().anyMatch(hours -> hours.size() > 1);
    }

    private Html weekdays() {
        List<Heading> headings = new ArrayList<>(List.of(Heading.name("Weekday"), Heading.number("Rows")));
        if (calendar.measure() != null) {
            headings.add(Heading.number(Labels.words(calendar.measure())));
        }
        List<List<Html>> rows = new ArrayList<>();
        for (int day = 1; day <= calendar.weekdays().size(); day++) {
            List<Slice> hours = calendar.weekdays().get(day - 1);
            List<Html> row = new ArrayList<>(List.of(
                    Html.text(Times.weekday(day)),
                    Html.text(Numbers.grouped(
                            hours.stream().mapToLong(Slice::rows).sum()))));
            if (calendar.measure() != null) {
                row.add(Html.text(Amounts.decimal(sum(hours))));
            }
            rows.add(row);
        }
        return new Table("The rows by weekday", headings, rows);
    }

    private static BigDecimal sum(List<Slice> hours) {
        return hours.stream()
                .map(Slice::sum)
                .filter(Objects::nonNull)
                .reduce(BigDecimal::add)
                .orElse(null);
    }

    private Html hours() {
        List<Heading> headings = new ArrayList<>(List.of(Heading.name("Hour")));
        for (int day = 1; day <= calendar.weekdays().size(); day++) {
            headings.add(Heading.number(Times.weekday(day)));
        }
        List<List<Html>> rows = new ArrayList<>();
        int most = calendar.weekdays().stream().mapToInt(List::size).max().orElse(0);
        for (int hour = 0; hour < most; hour++) {
            List<Html> row = new ArrayList<>(List.of(Html.text(Times.hour(hour))));
            for (List<Slice> day : calendar.weekdays()) {
                row.add(Html.text(
                        hour < day.size() ? Numbers.grouped(day.get(hour).rows()) : Amounts.NONE));
            }
            rows.add(row);
        }
        return new Table("Rows by hour and weekday", headings, rows);
    }
}
