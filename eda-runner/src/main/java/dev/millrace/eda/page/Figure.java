package dev.millrace.eda.page;

import dev.millrace.eda.chart.Plot;

import static dev.millrace.eda.page.Tag.tag;

/**
 * A plot and its caption.
 *
 * @param plot what is drawn; it names itself to screen readers
 */
record Figure(Plot plot) implements Html {
    @Override
    public void write(StringBuilder out) {
        tag("figure")
                .add(tag("figcaption").text(plot.title()), Html.markup(plot.svg()))
                .write(out);
    }
}
