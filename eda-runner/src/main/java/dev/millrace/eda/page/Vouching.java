package dev.millrace.eda.page;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.millrace.eda.summary.Pipeline;
import dev.millrace.eda.summary.Pipeline.StageFigures;
import dev.millrace.eda.summary.Summary;
import dev.millrace.eda.text.Amounts;
import dev.millrace.eda.text.Labels;
import dev.millrace.eda.text.Numbers;

import static dev.millrace.eda.page.Tag.tag;

/** The pipeline's verdict and what each stage saw. */
final class Vouching {
    private final Summary summary;
    private final Pipeline pipeline;

    Vouching(Summary summary) {
        this.summary = summary;
        this.pipeline = summary.pipeline();
    }

    Html block() {
        Tag heading = tag("h3").text("What the pipeline vouches for");
        if (pipeline == null) {
            return Html.all(
                    heading,
                    tag("p", "nothing")
                            .text(
                                    "These rows did not come through the pipeline, so no stage vouches for them. Their row hash is ")
                            .add(tag("code").text(summary.profile().totals().rowHash()))
                            .text("."));
        }
        return pipeline.stages().isEmpty() ? Html.all(heading, verdict()) : Html.all(heading, verdict(), stages());
    }

    private Html verdict() {
        Tag verdict = tag("p", pipeline.verified() ? "verdict good" : "verdict bad");
        return verdict.add(
                tag("strong").text(pipeline.verified() ? "Verified" : "Not verified"),
                tag("span").text(pipeline.verdict()));
    }

    private Html stages() {
        Set<String> measures = pipeline.stages().stream()
                .flatMap(stage -> stage.sums().keySet().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        List<Heading> headings = new ArrayList<>(List.of(
                Heading.name("Stage"), Heading.number("Rows"), Heading.number("Rejected"), Heading.text("Row hash")));
        measures.forEach(measure -> headings.add(Heading.number(Labels.words(measure))));
        headings.addAll(List.of(Heading.number("Time"), Heading.number("Rate")));
        List<List<Html>> rows = new ArrayList<>();
        StageFigures before = null;
        for (StageFigures stage : pipeline.stages()) {
            rows.add(row(stage, before, measures));
            before = stage;
        }
        return new Table("What each stage saw", headings, rows);
    }

    private List<Html> row(StageFigures stage, StageFigures before, Set<String> measures) {
        List<Html> cells = new ArrayList<>();
        cells.add(Html.text(Labels.words(stage.stage())));
        cells.add(compared(
                Numbers.grouped(stage.rows()), before != null && before.rows() != stage.rows() + rejected(stage)));
        cells.add(Html.text(stage.rejected() == null ? Amounts.NONE : Numbers.grouped(stage.rejected())));
        cells.add(tag("code")
                .add(compared(
                        stage.rowHash(),
                        before != null
                                && rejected(stage) == 0
                                && !before.rowHash().equals(stage.rowHash()))));
        measures.forEach(
                measure -> cells.add(Html.text(Amounts.decimal(stage.sums().get(measure)))));
        cells.add(Html.text(Amounts.seconds(stage.seconds())));
        cells.add(Html.text(Amounts.rate(stage.rows(), stage.seconds())));
        return cells;
    }

    private static long rejected(StageFigures stage) {
        return stage.rejected() == null ? 0 : stage.rejected();
    }

    private Html compared(String figure, boolean differs) {
        return differs && !pipeline.verified()
                ? tag("mark").text(figure).add(tag("span", "unseen").text(" (differs from the stage before)"))
                : Html.text(figure);
    }
}
