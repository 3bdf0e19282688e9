package dev.millrace.eda.page;

import dev.millrace.eda.chart.Plot;

import static dev.millrace.eda.page.Tag.tag;

/**
 * A plot, and what is to be seen in it.
 *
 * @param plot what is drawn, its title too
 */
record Figure(Plot plot) implements Html {
    @Override
    public void write(StringBuilder out) {
        tag("figure")
                .add(Html.markup(plot.svg()), tag("figcaption").text(plot.alt()))
                .write(out);
    }
}
