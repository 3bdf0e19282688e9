package dev.millrace.eda.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import dev.millrace.contract.dataset.Role;
import dev.millrace.eda.chart.Plot;
import dev.millrace.eda.chart.PlotBook;
import dev.millrace.eda.profile.Calendar;
import dev.millrace.eda.profile.Calendar.Slice;
import dev.millrace.eda.profile.Profile;
import dev.millrace.eda.text.Amounts;
import dev.millrace.eda.text.Labels;
import dev.millrace.eda.text.Numbers;
import dev.millrace.eda.text.Times;

import static dev.millrace.eda.page.Tag.tag;

/** The rows by day, week, month, and weekday. */
final class OverTime {
    private final Profile profile;
    private final PlotBook plots;
    private final Extent extent;

    OverTime(Profile profile, PlotBook plots, Extent extent) {
        this.profile = profile;
        this.plots = plots;
        this.extent = extent;
    }

    Section section() {
        Calendar calendar = profile.calendar();
        if (calendar == null) {
            return Section.without("time", "Over time", reason());
        }
        List<Html> content = new ArrayList<>();
        content.add(block("Day by day", "Day", plots.days(), calendar.days(), Times::day));
        content.add(tag("div", "columns")
                .add(
                        block("Week by week", "Week from", plots.weeks(), calendar.weeks(), Times::day),
                        block("Month by month", "Month", plots.months(), calendar.months(), Times::month)));
        if (!calendar.weekdays().isEmpty()) {
            content.add(new WeekdayBlock(calendar, plots.weekdayHours().orElse(null)));
        }
        return new Section("time", "Over time", content);
    }

    private String reason() {
        if (profile.rows() == 0) {
            return "There are no rows to put in order of time.";
        }
        return profile.columns().stream().anyMatch(column -> column.role() == Role.EVENT_TIME)
                ? "The rows are spread over too many days to count each, or none has a time."
                : "The dataset's definition names no event time: give a column the role event-time to see the rows over time.";
    }

    private Html block(String title, String what, Optional<Plot> plot, List<Slice> slices, UnaryOperator<String> name) {
        Tag card = tag("div", "card").add(tag("h3").text(title));
        plot.ifPresent(drawn -> card.add(new Figure(drawn)));
        // The latest are asked for most.
        List<Slice> shown = slices.subList(Math.max(0, slices.size() - extent.slices()), slices.size());
        String caption = shown.size() == slices.size()
                ? title
                : "%s: the last %d of %s".formatted(title, shown.size(), Numbers.grouped(slices.size()));
        Table table = table(caption, what, shown, name);
        return card.add(new Fold(caption + ", as a table", table));
    }

    private Table table(String caption, String what, List<Slice> slices, UnaryOperator<String> name) {
        String measure = profile.calendar().measure();
        List<Heading> headings = new ArrayList<>(List.of(Heading.name(what), Heading.number("Rows")));
        if (measure != null) {
            headings.add(Heading.number(Labels.words(measure)));
        }
        List<List<Html>> rows = new ArrayList<>();
        for (Slice slice : slices) {
            List<Html> row = new ArrayList<>(
                    List.of(Html.text(name.apply(slice.start())), Html.text(Numbers.grouped(slice.rows()))));
            if (measure != null) {
                row.add(Html.text(Amounts.decimal(slice.sum())));
            }
            rows.add(row);
        }
        return new Table(caption, headings, rows);
    }
}
