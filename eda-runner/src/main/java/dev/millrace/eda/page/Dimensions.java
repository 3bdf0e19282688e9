package dev.millrace.eda.page;

import java.util.ArrayList;
import java.util.List;

import dev.millrace.contract.dataset.Role;
import dev.millrace.eda.chart.PlotBook;
import dev.millrace.eda.profile.Breakdown;
import dev.millrace.eda.profile.Profile;
import dev.millrace.eda.text.Amounts;

import static dev.millrace.eda.page.Tag.tag;

/** The rows by each dimension, by the two strongest, and how few values carry most. */
final class Dimensions {
    private final Profile profile;
    private final PlotBook plots;
    private final Extent extent;

    Dimensions(Profile profile, PlotBook plots, Extent extent) {
        this.profile = profile;
        this.plots = plots;
        this.extent = extent;
    }

    Section section() {
        if (profile.rows() == 0) {
            return Section.without("dimensions", "By dimension", "There are no rows to group.");
        }
        List<Html> content = new ArrayList<>();
        List<Breakdown> shown =
                profile.dimensions().stream().limit(extent.dimensions()).toList();
        shown.forEach(breakdown -> content.add(new BreakdownBlock(
                breakdown, profile.measures(), plots.breakdown(breakdown).orElse(null), extent.groups())));
        int more = profile.dimensions().size() - shown.size();
        if (more > 0) {
            content.add(tag("p", "nothing")
                    .text("%s more of which this page has no room to tell; summary.json does."
                            .formatted(Amounts.count(more, "dimension"))));
        }
        if (content.isEmpty()) {
            content.add(tag("p", "nothing").text(reason()));
        }
        if (profile.heatMap() != null) {
            content.add(new HeatMapBlock(profile.heatMap(), plots.heatMap().orElse(null)));
        }
        if (profile.pareto() != null) {
            content.add(new ParetoBlock(profile.pareto(), plots.pareto().orElse(null)));
        }
        return new Section("dimensions", "By dimension", content);
    }

    private String reason() {
        boolean any = profile.columns().stream().anyMatch(column -> column.role() == Role.DIMENSION);
        return any
                ? "Every dimension has more values than can be counted one by one."
                : "The dataset's definition names no dimension, so there is nothing to group by:"
                        + " give a column the role dimension to see its groups here.";
    }
}
