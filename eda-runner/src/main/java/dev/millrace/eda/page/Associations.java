package dev.millrace.eda.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.millrace.eda.chart.PlotBook;
import dev.millrace.eda.profile.Correlations;
import dev.millrace.eda.profile.Correlations.Pair;
import dev.millrace.eda.profile.Profile;
import dev.millrace.eda.text.Amounts;

import static dev.millrace.eda.page.Tag.tag;

/** Which columns go together, the strongest pairs first. */
final class Associations {
    private static final int MOST = 50;
    private static final int AT_ONCE = 10;

    private final Profile profile;
    private final PlotBook plots;

    Associations(Profile profile, PlotBook plots) {
        this.profile = profile;
        this.plots = plots;
    }

    Section section() {
        Correlations found = profile.correlations();
        if (found.pearson().isEmpty()
                && found.spearman().isEmpty()
                && found.cramersV().isEmpty()) {
            return Section.without("correlations", "Correlations", reason());
        }
        List<Html> content = new ArrayList<>();
        Stream.of(plots.correlations(), plots.associations())
                .flatMap(Optional::stream)
                .forEach(plot -> content.add(tag("div", "card").add(new Figure(plot))));
        Tag tables = tag("div", "columns");
        add(tables, "Pearson: numbers", "How far two numbers lie on a straight line, from −1 to 1.", found.pearson());
        add(tables, "Spearman: ranks of numbers", ranks(found), found.spearman());
        add(tables, "Cramér’s V: dimensions", "How far one dimension tells the other, from 0 to 1.", found.cramersV());
        content.add(tables);
        return new Section("correlations", "Correlations", content);
    }

    private String reason() {
        return profile.rows() == 0
                ? "There are no rows to compare columns by."
                : "There are no two columns, both numbers or both dimensions, that vary and could go together.";
    }

    private static String ranks(Correlations found) {
        return "How far two numbers rise together, from −1 to 1"
                + (found.rankError() == 0
                        ? "."
                        : "; ranks are estimates that are off by %s of the rows at most."
                                .formatted(Amounts.share(found.rankError())));
    }

    private static void add(Tag tables, String title, String meaning, List<Pair> pairs) {
        if (pairs.isEmpty()) {
            return;
        }
        List<Pair> strongest = pairs.stream()
                .sorted(Comparator.comparingDouble((Pair pair) -> -Math.abs(pair.value())))
                .limit(MOST)
                .toList();
        int first = Math.min(AT_ONCE, strongest.size());
        Tag block = tag("div", "card")
                .add(
                        tag("h3").text(title),
                        tag("p", "lead").text(meaning),
                        table(title + ", strongest first", strongest.subList(0, first)));
        if (first < strongest.size()) {
            String rest = pairs.size() > MOST
                    ? "The next of %s".formatted(Amounts.count(pairs.size(), "pair"))
                    : "The other pairs";
            block.add(new Fold(rest, table(title + ", the next", strongest.subList(first, strongest.size()))));
        }
        tables.add(block);
    }

    private static Html table(String caption, List<Pair> pairs) {
        return new Table(
                caption,
                List.of(Heading.name("Column"), Heading.text("and"), Heading.number("Value")),
                pairs.stream()
                        .map(pair -> List.of(
                                Values.shown(pair.one()),
                                Values.shown(pair.other()),
                                Html.text(Amounts.plain(pair.value()))))
                        .toList());
    }
}
