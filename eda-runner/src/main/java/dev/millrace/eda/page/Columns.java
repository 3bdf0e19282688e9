package dev.millrace.eda.page;

import java.util.ArrayList;
import java.util.List;

import dev.millrace.contract.dataset.Role;
import dev.millrace.eda.chart.PlotBook;
import dev.millrace.eda.profile.ColumnProfile;
import dev.millrace.eda.profile.Profile;
import dev.millrace.eda.text.Amounts;

import static dev.millrace.eda.page.Tag.tag;

/** Every column: all of them at a glance, then one by one. */
final class Columns {
    private final Profile profile;
    private final PlotBook plots;
    private final Anchors anchors;
    private final Extent extent;

    Columns(Profile profile, PlotBook plots, Anchors anchors, Extent extent) {
        this.profile = profile;
        this.plots = plots;
        this.anchors = anchors;
        this.extent = extent;
    }

    Section section() {
        List<Html> content = new ArrayList<>();
        content.add(glance());
        if (profile.rows() == 0) {
            content.add(tag("p", "nothing").text("There are no rows, and so no figures to tell of a column."));
            return new Section("columns", "Each column", content);
        }
        List<ColumnProfile> columns = profile.columns();
        for (int i = 0; i < Math.min(columns.size(), extent.cards()); i++) {
            ColumnProfile column = columns.get(i);
            Html plot = i < extent.plots()
                    ? plots.values(column).<Html>map(Figure::new).orElse(Html.NONE)
                    : Html.NONE;
            content.add(new ColumnCard(
                    column, profile.rows(), anchors.of(column.name()).orElseThrow(), plot));
        }
        int more = columns.size() - Math.min(columns.size(), extent.cards());
        if (more > 0) {
            content.add(tag("p", "nothing")
                    .text("%s more of which this page has no room to tell; summary.json does."
                            .formatted(Amounts.count(more, "column"))));
        }
        return new Section("columns", "Each column", content);
    }

    private Html glance() {
        return new Table(
                "The columns at a glance",
                List.of(
                        Heading.name("Column"),
                        Heading.text("Type"),
                        Heading.text("Role"),
                        Heading.number("Missing"),
                        Heading.number("Distinct values")),
                profile.columns().stream()
                        .limit(extent.columns())
                        .map(this::row)
                        .toList());
    }

    private List<Html> row(ColumnProfile column) {
        return List.of(
                anchors.link(column.name()),
                tag("code").text(column.type()),
                Html.text(
                        column.role() == Role.NONE
                                ? Amounts.NONE
                                : column.role().toString()),
                Shares.bar(column.missing(), profile.rows()),
                Html.text(ColumnFacts.distinct(column)));
    }
}
