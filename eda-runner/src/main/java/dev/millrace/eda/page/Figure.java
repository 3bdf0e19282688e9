package dev.millrace.eda.page;

import dev.millrace.eda.chart.Plot;

import static dev.millrace.eda.page.Tag.tag;

/**
 * A plot; on a phone it scrolls by itself, for its letters would be too small to read otherwise.
 *
 * @param plot what is drawn, its title too
 */
record Figure(Plot plot) implements Html {
    @Override
    public void write(StringBuilder out) {
        tag("figure", "scroll")
                .with("role", "region")
                .with("aria-label", plot.title())
                .with("tabindex", "0")
                .add(Html.markup(plot.svg()))
                .write(out);
    }
}
