package dev.millrace.eda.page;

import java.util.List;

import dev.millrace.eda.chart.Plot;
import dev.millrace.eda.profile.Pareto;
import dev.millrace.eda.text.Amounts;
import dev.millrace.eda.text.Labels;
import dev.millrace.eda.text.Numbers;

import static dev.millrace.eda.page.Tag.tag;

/**
 * How few values carry how much.
 *
 * @param pareto the figures
 * @param plot null if there is none
 */
record ParetoBlock(Pareto pareto, Plot plot) implements Html {
    @Override
    public void write(StringBuilder out) {
        String column = Labels.lower(Labels.words(pareto.column()));
        String whole = pareto.measure() == null ? "the rows" : Labels.lower(Labels.words(pareto.measure()));
        Tag card = tag("div", "card")
                .add(
                        tag("h3").text("How few carry most"),
                        tag("p", "lead")
                                .text("%s of %s of %s (%s) carry 80 %% of %s."
                                        .formatted(
                                                Numbers.grouped(pareto.valuesForMost()),
                                                Amounts.count(pareto.values(), "value"),
                                                column,
                                                Amounts.share(pareto.valuesForMost(), pareto.values()),
                                                whole)));
        if (plot != null) {
            card.add(new Figure(plot));
        }
        List<List<Html>> rows = pareto.points().stream()
                .map(point -> List.of(Html.text(Amounts.share(point.values())), Shares.bar(point.share())))
                .toList();
        card.add(new Fold(
                        "Shares as a table",
                        new Table(
                                "The largest values of %s together".formatted(column),
                                List.of(Heading.name("Share of values"), Heading.number("Share of " + whole)),
                                rows)))
                .write(out);
    }
}
