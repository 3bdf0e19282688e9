package dev.millrace.eda.console;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import dev.millrace.eda.profile.Breakdown;
import dev.millrace.eda.profile.ColumnProfile;
import dev.millrace.eda.profile.Group;
import dev.millrace.eda.text.Amounts;
import dev.millrace.eda.text.Labels;
import dev.millrace.eda.text.Numbers;

/** The largest groups of a dimension by rows and the first measure. */
final class GroupLines {
    private static final int MOST_GROUPS = 5;
    private static final int LONGEST_NUMBER = 24;
    private static final int LONGEST_NAME = 24;

    private final Breakdown breakdown;
    private final List<ColumnProfile> measures;

    GroupLines(Breakdown breakdown, List<ColumnProfile> measures) {
        this.breakdown = breakdown;
        this.measures = measures.stream().limit(1).toList();
    }

    List<String> lines(int width) {
        List<Group> groups = breakdown.groups().stream().limit(MOST_GROUPS).toList();
        List<List<String>> rows = new ArrayList<>();
        rows.add(head());
        groups.forEach(group -> rows.add(row(group)));
        List<String> lines = new ArrayList<>();
        String title = "By " + Labels.lower(Labels.words(breakdown.dimension()));
        lines.add(Plain.elided(
                groups.size() < breakdown.distinct()
                        ? "%s: top %d of %s".formatted(title, groups.size(), Numbers.grouped(breakdown.distinct()))
                        : title,
                width));
        lines.addAll(new TextTable(rows).lines(width));
        return lines;
    }

    private List<String> head() {
        List<String> head = new ArrayList<>(List.of("", "rows", "share"));
        measures.forEach(measure ->
                head.addAll(List.of(Plain.elided(Labels.lower(Labels.words(measure.name())), LONGEST_NAME), "share")));
        return head;
    }

    private List<String> row(Group group) {
        List<String> row = new ArrayList<>(
                List.of(Labels.value(group.value()), Numbers.grouped(group.rows()), Amounts.share(group.rowShare())));
        measures.forEach(
                measure -> row.addAll(List.of(sum(group.sums().get(measure.name())), Amounts.share(group.share()))));
        return row;
    }

    private static String sum(BigDecimal sum) {
        String full = Amounts.decimal(sum);
        return full.length() > LONGEST_NUMBER ? Numbers.shortened(sum) : full;
    }
}
