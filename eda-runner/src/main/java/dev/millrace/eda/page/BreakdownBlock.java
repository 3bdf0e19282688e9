package dev.millrace.eda.page;

import java.util.ArrayList;
import java.util.List;

import dev.millrace.eda.chart.Plot;
import dev.millrace.eda.profile.Breakdown;
import dev.millrace.eda.profile.ColumnProfile;
import dev.millrace.eda.profile.Group;
import dev.millrace.eda.text.Amounts;
import dev.millrace.eda.text.Labels;
import dev.millrace.eda.text.Numbers;

import static dev.millrace.eda.page.Tag.tag;

/**
 * The rows by one dimension: the largest groups, the others folded away.
 *
 * @param breakdown the groups
 * @param measures what was summed, the first of which ranks them
 * @param plot null if there is none
 * @param most how many groups to show
 */
record BreakdownBlock(Breakdown breakdown, List<ColumnProfile> measures, Plot plot, int most) implements Html {
    private static final int AT_ONCE = 10;

    @Override
    public void write(StringBuilder out) {
        String name = Labels.lower(Labels.words(breakdown.dimension()));
        Tag card = tag("div", "card")
                .add(tag("h3").text("By " + name), tag("p", "lead").text(lead()));
        if (plot != null) {
            card.add(new Figure(plot));
        }
        List<Group> groups = breakdown.groups().stream().limit(most).toList();
        int first = Math.min(AT_ONCE, groups.size());
        card.add(
                table(groups, 0, first, first < groups.size() ? "The largest groups by " + name : "Groups by " + name));
        if (first < groups.size()) {
            String rest = "Rank %d to %d by %s".formatted(first + 1, groups.size(), name);
            card.add(new Fold(rest, table(groups, first, groups.size(), rest)));
        }
        card.write(out);
    }

    private String lead() {
        long shown = Math.min(most, breakdown.groups().size());
        String values = breakdown.distinct() > shown
                ? "%s, of which the %d largest are shown."
                        .formatted(Amounts.count(breakdown.distinct(), "value"), shown)
                : Amounts.count(breakdown.distinct(), "value") + ".";
        return breakdown.strength() == null || measures.isEmpty()
                ? values
                : "%s It explains %s of how %s varies."
                        .formatted(values, Amounts.share(breakdown.strength()), lower(measures.get(0)));
    }

    private Html table(List<Group> groups, int from, int to, String caption) {
        List<Heading> headings = new ArrayList<>(List.of(
                Heading.number("Rank"),
                Heading.name(Labels.words(breakdown.dimension())),
                Heading.number("Rows"),
                Heading.number("Share of rows")));
        for (ColumnProfile measure : measures) {
            headings.add(Heading.number(Labels.words(measure.name())));
            if (measure == measures.get(0)) {
                headings.add(Heading.number("Share of " + lower(measure)));
            }
        }
        List<List<Html>> rows = new ArrayList<>();
        for (int i = from; i < to; i++) {
            rows.add(row(i + 1, groups.get(i)));
        }
        return new Table(caption, headings, rows);
    }

    private List<Html> row(int rank, Group group) {
        List<Html> cells = new ArrayList<>(List.of(
                Html.text(String.valueOf(rank)),
                Values.shown(group.value()),
                Html.text(Numbers.grouped(group.rows())),
                Shares.bar(group.rowShare())));
        for (ColumnProfile measure : measures) {
            cells.add(Html.text(Amounts.decimal(group.sums().get(measure.name()))));
            if (measure == measures.get(0)) {
                cells.add(Shares.bar(group.share()));
            }
        }
        return cells;
    }

    private static String lower(ColumnProfile measure) {
        return Labels.lower(Labels.words(measure.name()));
    }
}
