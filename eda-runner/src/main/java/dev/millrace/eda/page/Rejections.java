package dev.millrace.eda.page;

import java.util.List;

import dev.millrace.eda.summary.Pipeline;
import dev.millrace.eda.summary.Pipeline.Rejection;
import dev.millrace.eda.text.Amounts;
import dev.millrace.eda.text.Numbers;

import static dev.millrace.eda.page.Tag.tag;

/** The rows that did not fit the definition, by reason. */
final class Rejections {
    private final Pipeline pipeline;

    /** Those that a pipeline counted; null for rows that did not come through one. */
    Rejections(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    Html block() {
        if (pipeline == null) {
            return Html.NONE;
        }
        Tag heading = tag("h3").text("Rejected rows");
        if (pipeline.rejections().isEmpty()) {
            return Html.all(heading, tag("p", "nothing").text("Every row fits its definition: none was rejected."));
        }
        return Html.all(
                heading,
                new Table(
                        Amounts.count(pipeline.rejections().size(), "reason") + ", most frequent first",
                        List.of(
                                Heading.name("Column"),
                                Heading.text("Reason"),
                                Heading.number("Rows"),
                                Heading.text("Examples")),
                        pipeline.rejections().stream().map(Rejections::row).toList()));
    }

    private static List<Html> row(Rejection rejection) {
        Tag examples = tag("ul", "examples");
        rejection.examples().forEach(example -> examples.add(tag("li").add(Values.shown(example))));
        return List.of(
                rejection.column() == null
                        ? tag("span", "missing").text("whole row")
                        : Values.shown(rejection.column()),
                Values.sentence(rejection.reason()),
                Html.text(Numbers.grouped(rejection.rows())),
                rejection.examples().isEmpty() ? Html.text(Amounts.NONE) : examples);
    }
}
