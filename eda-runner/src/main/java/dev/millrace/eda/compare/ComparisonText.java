package dev.millrace.eda.compare;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import dev.millrace.contract.stage.Numbers;
import dev.millrace.eda.summary.Comparison;
import dev.millrace.eda.summary.Comparison.Drift;
import dev.millrace.eda.summary.Comparison.Figure;
import dev.millrace.eda.summary.Comparison.GroupChange;
import dev.millrace.eda.summary.Comparison.GroupChanges;
import dev.millrace.eda.summary.Comparison.Level;
import dev.millrace.eda.summary.Comparison.NewAndGone;
import dev.millrace.eda.summary.Comparison.SchemaChange;

/** What changed, in words for the console: the verdict, every figure, and of the rest what is not as it was. */
public final class ComparisonText {
    private static final int MOST_VALUES = 5;
    private static final double LEAST_CHANGE = 0.01;
    private static final String NONE = "-";

    private final Comparison comparison;

    /**
     * @param comparison what to tell
     */
    public ComparisonText(Comparison comparison) {
        this.comparison = comparison;
    }

    /** The lines, each with its line break. */
    public String text() {
        List<String> lines = new ArrayList<>();
        lines.add("Compared with batch %s, analysed %s".formatted(comparison.batch(), comparison.at()));
        lines.add("  " + comparison.verdict());
        Stream.of(
                        comparison.figures().stream().map(ComparisonText::line),
                        comparison.schema().stream().map(ComparisonText::line),
                        comparison.columns().stream()
                                .filter(drift -> drift.level() == Level.DRIFTED || drift.level() == Level.SHIFTED)
                                .map(ComparisonText::line),
                        comparison.values().stream().map(ComparisonText::line).flatMap(Optional::stream),
                        comparison.groups().stream().map(ComparisonText::line).flatMap(Optional::stream))
                .flatMap(part -> part)
                .forEach(line -> lines.add("  " + line));
        return String.join("\n", lines) + "\n";
    }

    private static String line(Figure figure) {
        String change = figure.change() == null ? "" : String.format(Locale.ROOT, " (%+.1f %%)", 100 * figure.change());
        return "%s: %s -> %s%s".formatted(figure.name(), amount(figure.before()), amount(figure.after()), change);
    }

    private static String line(SchemaChange change) {
        if (change.before() == null) {
            return "%s: a new column, %s".formatted(change.column(), change.after());
        }
        return change.after() == null
                ? "%s: the column is gone".formatted(change.column())
                : "%s: %s -> %s".formatted(change.column(), change.before(), change.after());
    }

    private static String line(Drift drift) {
        String median = drift.quantiles().stream()
                .filter(quantile -> quantile.share() == 0.5)
                .map(quantile -> ", median %s -> %s".formatted(amount(quantile.before()), amount(quantile.after())))
                .findFirst()
                .orElse("");
        return "%s: %s, stability index %s%s"
                .formatted(
                        drift.column(),
                        drift.level().name().toLowerCase(Locale.ROOT),
                        SummaryComparison.shown(drift.index()),
                        median);
    }

    private static Optional<String> line(NewAndGone values) {
        List<String> parts = new ArrayList<>();
        if (!values.appeared().isEmpty()) {
            parts.add("new %s".formatted(some(values.appeared())));
        }
        if (!values.gone().isEmpty()) {
            parts.add("gone %s".formatted(some(values.gone())));
        }
        if (!values.whole()) {
            parts.add("not all of its values are listed, so there may be others");
        }
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of("%s: %s".formatted(values.dimension(), String.join("; ", parts)));
    }

    private static String some(List<String> values) {
        String shown = String.join(", ", values.subList(0, Math.min(MOST_VALUES, values.size())));
        int more = values.size() - MOST_VALUES;
        return more > 0 ? "%s and %s more".formatted(shown, Numbers.count(more)) : shown;
    }

    private static Optional<String> line(GroupChanges changes) {
        return changes.groups().stream()
                .filter(group -> group.shareBefore() != null && group.shareAfter() != null)
                .filter(group -> Math.abs(group.shareAfter() - group.shareBefore()) >= LEAST_CHANGE)
                .findFirst()
                .map(group -> line(changes, group));
    }

    private static String line(GroupChanges changes, GroupChange group) {
        return String.format(
                Locale.ROOT,
                "%s by %s: the largest change is %s, %.1f %% -> %.1f %%",
                changes.measure(),
                changes.dimension(),
                group.value() == null ? "no value" : group.value(),
                100 * group.shareBefore(),
                100 * group.shareAfter());
    }

    private static String amount(BigDecimal value) {
        return value == null ? NONE : Numbers.sum(value);
    }
}
