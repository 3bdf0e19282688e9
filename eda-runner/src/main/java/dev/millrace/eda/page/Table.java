package dev.millrace.eda.page;

import java.util.List;

import dev.millrace.eda.page.Heading.Kind;

import static dev.millrace.eda.page.Tag.tag;

/**
 * A table with a caption; it scrolls by itself where it is too wide, by keyboard too.
 *
 * @param caption what it shows
 * @param headings one a column
 * @param rows as many cells as there are headings
 */
record Table(String caption, List<Heading> headings, List<List<Html>> rows) implements Html {
    private static final int COLUMNS_OF_A_PHONE = 3;

    Table {
        headings = List.copyOf(headings);
        rows = rows.stream().map(List::copyOf).toList();
    }

    @Override
    public void write(StringBuilder out) {
        Tag table = tag("table").add(tag("caption").text(caption), head(), body());
        tag("div", headings.size() <= COLUMNS_OF_A_PHONE ? "scroll narrow" : "scroll")
                .with("role", "region")
                .with("aria-label", caption)
                .with("tabindex", "0")
                .add(table)
                .write(out);
    }

    private Tag head() {
        Tag row = tag("tr");
        headings.forEach(heading ->
                row.add(styled(tag("th"), heading.kind()).with("scope", "col").add(Values.shown(heading.title()))));
        return tag("thead").add(row);
    }

    private Tag body() {
        Tag body = tag("tbody");
        for (List<Html> cells : rows) {
            Tag row = tag("tr");
            for (int i = 0; i < cells.size(); i++) {
                Kind kind = headings.get(i).kind();
                Tag cell = kind == Kind.NAME ? tag("th").with("scope", "row") : tag("td");
                row.add(styled(cell, kind).add(cells.get(i)));
            }
            body.add(row);
        }
        return body;
    }

    private static Tag styled(Tag cell, Kind kind) {
        return kind == Kind.NUMBER ? cell.with("class", "number") : cell;
    }
}
