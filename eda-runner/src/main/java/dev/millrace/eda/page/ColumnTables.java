package dev.millrace.eda.page;

import java.util.ArrayList;
import java.util.List;

import dev.millrace.eda.profile.ColumnProfile;
import dev.millrace.eda.profile.Histogram;
import dev.millrace.eda.profile.ValueCount;
import dev.millrace.eda.text.Amounts;
import dev.millrace.eda.text.Numbers;

/** The tables behind a column's plot, folded away. */
final class ColumnTables {
    private final ColumnProfile column;

    ColumnTables(ColumnProfile column) {
        this.column = column;
    }

    List<Html> folds() {
        List<Html> folds = new ArrayList<>();
        if (column.number() != null) {
            folds.add(histogram(column.number().histogram()));
        }
        if (!column.top().isEmpty()) {
            folds.add(counts("Most frequent values", "Value", column.top()));
        }
        if (column.text() != null && !column.text().patterns().isEmpty()) {
            folds.add(patterns());
        }
        return folds;
    }

    private Html patterns() {
        long others = column.text().otherPatterns();
        String caption = "Shapes: A stands for capital letters, a for small ones, 9 for digits"
                + (others == 0 ? "" : "; %s of another shape".formatted(Amounts.count(others, "row")));
        return new Fold(
                "Shapes of the texts", table(caption, "Shape", column.text().patterns()));
    }

    private Html counts(String title, String what, List<ValueCount> counts) {
        return new Fold(title, table("%s of %s".formatted(title, column.name()), what, counts));
    }

    private Html table(String caption, String what, List<ValueCount> counts) {
        return new Table(
                caption,
                List.of(Heading.name(what), Heading.number("Rows"), Heading.number("Share")),
                counts.stream()
                        .map(count -> List.of(
                                Values.shown(count.value()),
                                Html.text(Numbers.grouped(count.rows())),
                                Shares.bar(count.rows(), column.values())))
                        .toList());
    }

    private Html histogram(Histogram histogram) {
        List<List<Html>> rows = new ArrayList<>();
        int last = histogram.counts().size() - 1;
        if (histogram.below() > 0) {
            rows.add(range("below " + edge(histogram, 0), histogram.below()));
        }
        for (int i = 0; i <= last; i++) {
            rows.add(range(
                    "%s to %s%s".formatted(edge(histogram, i), i == last ? "" : "below ", edge(histogram, i + 1)),
                    histogram.counts().get(i)));
        }
        if (histogram.above() > 0) {
            rows.add(range("above " + edge(histogram, last + 1), histogram.above()));
        }
        return new Fold(
                "Histogram as a table",
                new Table(
                        "How %s is spread".formatted(column.name()),
                        List.of(Heading.name("Range"), Heading.number("Values"), Heading.number("Share")),
                        rows));
    }

    private List<Html> range(String range, long values) {
        return List.of(Html.text(range), Html.text(Numbers.grouped(values)), Shares.bar(values, column.values()));
    }

    private static String edge(Histogram histogram, int i) {
        return Amounts.decimal(histogram.edges().get(i));
    }
}
