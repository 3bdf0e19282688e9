package dev.millrace.eda.page;

import java.util.ArrayList;
import java.util.List;

import dev.millrace.contract.dataset.Role;
import dev.millrace.eda.profile.ColumnProfile;
import dev.millrace.eda.profile.NumberFigures;
import dev.millrace.eda.text.Amounts;
import dev.millrace.eda.text.Numbers;

import static dev.millrace.eda.page.Tag.tag;

/**
 * All that there is to tell of one column.
 *
 * @param column the column
 * @param rows how many rows the batch has
 * @param id its anchor
 * @param plot how its values are spread; nothing if there is no plot
 */
record ColumnCard(ColumnProfile column, long rows, String id, Html plot) implements Html {
    @Override
    public void write(StringBuilder out) {
        Tag card = tag("article", "card").id(id).with("aria-labelledby", id + "-name");
        card.add(tag("h3").id(id + "-name").add(Values.shown(column.name())), badges());
        if (column.derived() != null) {
            card.add(tag("p", "derived").text("Computed as ").add(tag("code").text(column.derived())));
        }
        Tag figures = tag("div", "figures").add(Fact.list(new ColumnFacts(column, rows).all()));
        if (column.number() != null) {
            figures.add(Fact.list(spread(column.number())));
        }
        card.add(tag("div", "beside").add(figures, plot));
        if (column.values() == 0) {
            card.add(tag("p", "nothing").text("No row has a value."));
        }
        card.add(new ColumnTables(column).folds()).write(out);
    }

    private Html badges() {
        Tag badges = tag("p", "badges").add(tag("code").text(column.type()));
        if (column.role() != Role.NONE) {
            badges.add(tag("span", "badge").text(column.role().toString()));
        }
        return column.derived() == null
                ? badges
                : badges.add(tag("span", "badge").text("derived"));
    }

    private static List<Fact> spread(NumberFigures figures) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Least", Amounts.decimal(figures.least())));
        figures.quantiles()
                .forEach(quantile -> facts.add(new Fact(name(quantile.share()), Amounts.decimal(quantile.value()))));
        if (figures.quantileError() > 0) {
            facts.add(new Fact("Quantiles may be off by", Numbers.percent(figures.quantileError()) + " of the value"));
        }
        facts.add(new Fact("Greatest", Amounts.decimal(figures.most())));
        return facts;
    }

    private static String name(double share) {
        String percent = Math.round(share * 100) + " %";
        if (share == 0.5) {
            return "Median";
        }
        return share == 0.25 || share == 0.75 ? percent + " (quartile)" : percent;
    }
}
