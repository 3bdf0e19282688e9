package dev.millrace.eda.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.millrace.eda.summary.Making;
import dev.millrace.eda.summary.Making.Pass;
import dev.millrace.eda.text.Amounts;
import dev.millrace.eda.text.Labels;
import dev.millrace.eda.text.Numbers;

import static dev.millrace.eda.page.Tag.tag;

/** Versions, settings, passes and timings of the analysis. */
final class HowMade {
    private final Making making;

    HowMade(Making making) {
        this.making = making;
    }

    Section section() {
        List<Html> content = new ArrayList<>();
        content.add(tag("p", "lead")
                .text("Begun at %s. summary.json beside this page has every figure, exact.".formatted(making.at())));
        if (!making.passes().isEmpty()) {
            content.add(passes());
        }
        Tag lists = tag("div", "columns");
        if (!making.seconds().isEmpty()) {
            lists.add(block("Steps", seconds()));
        }
        if (!making.versions().isEmpty()) {
            lists.add(block("Versions", facts(making.versions())));
        }
        content.add(lists);
        if (!making.settings().isEmpty()) {
            content.add(settings());
        }
        return new Section("making", "How it was made", content);
    }

    private static Html block(String title, List<Fact> facts) {
        return tag("div", "card").add(tag("h3").text(title), Fact.list(facts));
    }

    private List<Fact> seconds() {
        List<Fact> facts = new ArrayList<>();
        making.seconds().forEach((step, seconds) -> facts.add(new Fact(Labels.words(step), Amounts.seconds(seconds))));
        return facts;
    }

    private static List<Fact> facts(Map<String, String> texts) {
        List<Fact> facts = new ArrayList<>();
        texts.forEach((name, text) -> facts.add(new Fact(Labels.words(name), text)));
        return facts;
    }

    private Html settings() {
        List<List<Html>> rows = new ArrayList<>();
        making.settings()
                .forEach((name, value) -> rows.add(List.of(Values.shown(Labels.words(name)), Values.sentence(value))));
        return new Table("Settings, and why", List.of(Heading.name("Setting"), Heading.text("Value")), rows);
    }

    private Html passes() {
        return new Table(
                "Each time the rows were read",
                List.of(
                        Heading.name("Pass"),
                        Heading.number("Rows"),
                        Heading.number("Bytes"),
                        Heading.number("Tasks"),
                        Heading.number("Time"),
                        Heading.number("CPU time"),
                        Heading.number("Rate")),
                making.passes().stream().map(HowMade::row).toList());
    }

    private static List<Html> row(Pass pass) {
        return List.of(
                Html.text(Labels.words(pass.name())),
                Html.text(Numbers.grouped(pass.rows())),
                Html.text(Amounts.bytes(pass.bytes())),
                Html.text(Numbers.grouped(pass.tasks())),
                Html.text(Amounts.seconds(pass.seconds())),
                Html.text(Amounts.seconds(pass.cpuSeconds())),
                Html.text(Amounts.rate(pass.rows(), pass.seconds())));
    }
}
