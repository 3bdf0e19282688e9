package dev.millrace.eda.page;

import java.util.List;

import dev.millrace.eda.summary.Comparison.Bin;
import dev.millrace.eda.summary.Comparison.Drift;
import dev.millrace.eda.summary.Comparison.Level;
import dev.millrace.eda.summary.Comparison.QuantileShift;
import dev.millrace.eda.text.Amounts;

import static dev.millrace.eda.page.Tag.tag;

/**
 * How the values of each column are spread now and were then.
 *
 * @param columns one each
 */
record DriftBlock(List<Drift> columns) implements Html {
    @Override
    public void write(StringBuilder out) {
        Tag card = tag("div", "card")
                .add(
                        tag("h3").text("How values are spread"),
                        tag("p", "lead")
                                .text("The population stability index is 0 where nothing changed; one that chance"
                                        + " explains says nothing."),
                        new Table(
                                "Columns by their drift",
                                List.of(
                                        Heading.name("Column"),
                                        Heading.text("Spread"),
                                        Heading.number("Index"),
                                        Heading.number("By chance up to")),
                                columns.stream().map(DriftBlock::row).toList()));
        columns.stream().filter(DriftBlock::isTelling).forEach(drift -> card.add(fold(drift)));
        card.write(out);
    }

    private static boolean isTelling(Drift drift) {
        return (drift.level() == Level.SHIFTED || drift.level() == Level.DRIFTED)
                && !drift.bins().isEmpty();
    }

    private static List<Html> row(Drift drift) {
        return List.of(
                Values.shown(drift.column()),
                level(drift.level()),
                Html.text(Amounts.precise(drift.index())),
                Html.text(Amounts.precise(drift.chance())));
    }

    private static Html level(Level level) {
        return switch (level) {
            case STABLE -> Html.text("stable");
            case UNKNOWN -> tag("span", "missing").text("cannot be told");
            case SHIFTED -> tag("span", "notable").add(tag("span", "badge").text("shifted"));
            case DRIFTED -> tag("span", "serious").add(tag("span", "badge").text("drifted"));
        };
    }

    private static Html fold(Drift drift) {
        String caption = "How %s is spread, then and now".formatted(drift.column());
        Table bins = new Table(
                caption,
                List.of(Heading.name("Range or value"), Heading.number("Then"), Heading.number("Now")),
                drift.bins().stream().map(DriftBlock::row).toList());
        if (drift.quantiles().isEmpty()) {
            return new Fold(caption, bins);
        }
        Table quantiles = new Table(
                "Quantiles of " + drift.column(),
                List.of(Heading.name("Share of values"), Heading.number("Then"), Heading.number("Now")),
                drift.quantiles().stream().map(DriftBlock::row).toList());
        return new Fold(caption, Html.all(bins, quantiles));
    }

    private static List<Html> row(Bin bin) {
        return List.of(Values.shown(bin.label()), Shares.bar(bin.before()), Shares.bar(bin.after()));
    }

    private static List<Html> row(QuantileShift shift) {
        return List.of(
                Html.text(Amounts.share(shift.share())),
                Html.text(Amounts.decimal(shift.before())),
                Html.text(Amounts.decimal(shift.after())));
    }
}
