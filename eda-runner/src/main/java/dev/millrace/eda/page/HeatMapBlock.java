package dev.millrace.eda.page;

import java.util.ArrayList;
import java.util.List;

import dev.millrace.eda.chart.Plot;
import dev.millrace.eda.profile.HeatMap;
import dev.millrace.eda.text.Amounts;
import dev.millrace.eda.text.Labels;
import dev.millrace.eda.text.Numbers;

import static dev.millrace.eda.page.Tag.tag;

/**
 * The two strongest dimensions together.
 *
 * @param map the figures
 * @param plot null if there is none
 */
record HeatMapBlock(HeatMap map, Plot plot) implements Html {
    @Override
    public void write(StringBuilder out) {
        String both = "%s by %s".formatted(Labels.words(map.rows()), Labels.lower(Labels.words(map.columns())));
        Tag card = tag("div", "card").add(tag("h3").text(both));
        if (plot != null) {
            card.add(new Figure(plot));
        }
        if (map.measure() != null) {
            String summed = Labels.words(map.measure()) + ": " + Labels.lower(both);
            card.add(new Fold(Labels.words(map.measure()) + " as a table", sums(summed)));
        }
        card.add(new Fold("Rows as a table", counts("Rows: " + Labels.lower(both))))
                .write(out);
    }

    private Html sums(String caption) {
        List<List<Html>> cells = map.sums().stream()
                .map(row ->
                        row.stream().map(sum -> Html.text(Amounts.decimal(sum))).toList())
                .toList();
        return table(caption, cells);
    }

    private Html counts(String caption) {
        List<List<Html>> cells = map.counts().stream()
                .map(row -> row.stream()
                        .map(count -> Html.text(Numbers.grouped(count)))
                        .toList())
                .toList();
        return table(caption, cells);
    }

    private Html table(String caption, List<List<Html>> cells) {
        List<Heading> headings = new ArrayList<>(List.of(Heading.name(Labels.words(map.rows()))));
        map.columnValues().forEach(value -> headings.add(Heading.number(value == null ? "missing" : value)));
        List<List<Html>> rows = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            List<Html> row =
                    new ArrayList<>(List.of(Values.shown(map.rowValues().get(i))));
            row.addAll(cells.get(i));
            rows.add(row);
        }
        return new Table(caption, headings, rows);
    }
}
