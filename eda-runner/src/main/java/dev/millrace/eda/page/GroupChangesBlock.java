package dev.millrace.eda.page;

import java.util.List;

import dev.millrace.eda.summary.Comparison.GroupChange;
import dev.millrace.eda.summary.Comparison.GroupChanges;
import dev.millrace.eda.text.Amounts;
import dev.millrace.eda.text.Labels;

/**
 * A measure by a dimension, then and now.
 *
 * @param changes the groups, the largest change of share first
 * @param most how many groups to show
 */
record GroupChangesBlock(GroupChanges changes, int most) implements Html {
    private static final int AT_ONCE = 5;

    @Override
    public void write(StringBuilder out) {
        String caption = "%s by %s, the largest changes first"
                .formatted(Labels.words(changes.measure()), Labels.lower(Labels.words(changes.dimension())));
        List<GroupChange> groups = changes.groups().stream().limit(most).toList();
        int first = Math.min(AT_ONCE, groups.size());
        Tag card = Tag.tag("div", "card").add(table(caption, groups.subList(0, first)));
        if (first < groups.size()) {
            card.add(new Fold(
                    "The smaller changes", table(caption + ": the next", groups.subList(first, groups.size()))));
        }
        card.write(out);
    }

    private Html table(String caption, List<GroupChange> groups) {
        return new Table(
                caption,
                List.of(
                        Heading.name(Labels.words(changes.dimension())),
                        Heading.number("Then"),
                        Heading.number("Now"),
                        Heading.number("Share then"),
                        Heading.number("Share now")),
                groups.stream().map(GroupChangesBlock::row).toList());
    }

    private static List<Html> row(GroupChange group) {
        return List.of(
                Values.shown(group.value()),
                Html.text(Amounts.decimal(group.before())),
                Html.text(Amounts.decimal(group.after())),
                Shares.bar(group.shareBefore()),
                Shares.bar(group.shareAfter()));
    }
}
