package dev.millrace.eda.page;

import java.util.ArrayList;
import java.util.List;

import dev.millrace.eda.summary.Comparison;
import dev.millrace.eda.summary.Comparison.Figure;
import dev.millrace.eda.summary.Comparison.NewAndGone;
import dev.millrace.eda.summary.Comparison.SchemaChange;
import dev.millrace.eda.text.Amounts;

import static dev.millrace.eda.page.Tag.tag;

/** What changed since an earlier analysis. */
final class Changes {
    private static final int MOST_VALUES = 20;

    private final Comparison comparison;
    private final Extent extent;

    Changes(Comparison comparison, Extent extent) {
        this.comparison = comparison;
        this.extent = extent;
    }

    Section section() {
        List<Html> content = new ArrayList<>();
        content.add(tag("p", comparison.drifted() ? "verdict bad" : "verdict good")
                .add(
                        tag("strong").text(comparison.drifted() ? "Drifted" : "Stable"),
                        tag("span").add(Values.sentence(comparison.verdict()))));
        content.add(tag("p", "lead").text("Compared with batch ").add(Values.shown(comparison.batch())));
        if (!comparison.figures().isEmpty()) {
            content.add(figures());
        }
        if (!comparison.schema().isEmpty()) {
            content.add(schema());
        }
        if (!comparison.columns().isEmpty()) {
            content.add(new DriftBlock(
                    comparison.columns().stream().limit(extent.cards()).toList()));
        }
        if (!comparison.values().isEmpty()) {
            content.add(values());
        }
        comparison.groups().stream()
                .limit(extent.dimensions())
                .forEach(changes -> content.add(new GroupChangesBlock(changes, extent.groups())));
        return new Section("changes", "What changed", content);
    }

    private Html figures() {
        return new Table(
                "Figures then and now",
                List.of(
                        Heading.name("Figure"),
                        Heading.number("Then"),
                        Heading.number("Now"),
                        Heading.number("Change")),
                comparison.figures().stream().map(Changes::row).toList());
    }

    private static List<Html> row(Figure figure) {
        return List.of(
                Values.shown(figure.name()),
                Html.text(Amounts.decimal(figure.before())),
                Html.text(Amounts.decimal(figure.after())),
                Html.text(Amounts.change(figure.change())));
    }

    private Html schema() {
        return new Table(
                "Columns that are not what they were",
                List.of(Heading.name("Column"), Heading.text("Type then"), Heading.text("Type now")),
                comparison.schema().stream()
                        .limit(extent.columns())
                        .map(Changes::row)
                        .toList());
    }

    private static List<Html> row(SchemaChange change) {
        return List.of(
                Values.shown(change.column()), type(change.before(), "was not there"), type(change.after(), "is gone"));
    }

    private static Html type(String type, String without) {
        return type == null ? tag("span", "missing").text(without) : tag("code").text(type);
    }

    private Html values() {
        return new Table(
                "Values of dimensions that came and went",
                List.of(Heading.name("Dimension"), Heading.text("New"), Heading.text("Gone")),
                comparison.values().stream()
                        .limit(extent.dimensions())
                        .map(Changes::row)
                        .toList());
    }

    private static List<Html> row(NewAndGone values) {
        Html name = Values.shown(values.dimension());
        return List.of(
                values.whole() ? name : Html.all(name, Html.text(" (there may be more)")),
                list(values.appeared()),
                list(values.gone()));
    }

    private static Html list(List<String> values) {
        if (values.isEmpty()) {
            return Html.text(Amounts.NONE);
        }
        Tag list = tag("ul", "examples");
        values.stream().limit(MOST_VALUES).forEach(value -> list.add(tag("li").add(Values.shown(value))));
        return values.size() <= MOST_VALUES
                ? list
                : list.add(tag("li").text("and %d more".formatted(values.size() - MOST_VALUES)));
    }
}
