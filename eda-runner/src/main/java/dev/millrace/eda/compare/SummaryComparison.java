package dev.millrace.eda.compare;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.millrace.contract.dataset.AlertThresholds;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.eda.profile.ColumnProfile;
import dev.millrace.eda.profile.Profile;
import dev.millrace.eda.summary.Comparison;
import dev.millrace.eda.summary.Comparison.Drift;
import dev.millrace.eda.summary.Comparison.Level;
import dev.millrace.eda.summary.Comparison.SchemaChange;
import dev.millrace.eda.summary.Summary;

/** Compares a summary with an earlier one of the same dataset. */
public final class SummaryComparison {
    private final double limit;

    /**
     * @param thresholds say from where on a column has drifted
     */
    public SummaryComparison(AlertThresholds thresholds) {
        this.limit = thresholds.drift();
    }

    /**
     * What changed.
     *
     * @throws StageFailure with code 65 if the summaries are not about one dataset
     */
    public Comparison of(Summary before, Summary after) {
        Profile then = before.profile();
        Profile now = after.profile();
        if (!then.dataset().equals(now.dataset())) {
            throw new StageFailure(
                    ExitCode.REFUSED,
                    "The summary to compare with is about dataset '%s' and this one is about '%s': name one of '%s'."
                            .formatted(then.dataset(), now.dataset(), now.dataset()));
        }
        List<SchemaChange> schema = schema(then, now);
        List<Drift> drifts = drifts(then, now);
        List<String> broken = broken(schema, drifts);
        GroupComparison groups = new GroupComparison(then, now);
        return new Comparison(
                then.batch(),
                before.making().at(),
                !broken.isEmpty(),
                verdict(broken),
                new FigureChanges(before, after).list(),
                schema,
                drifts,
                groups.values(),
                groups.measures());
    }

    /**
     * Ends the analysis if the rows are not like the earlier ones.
     *
     * @throws StageFailure with code 65, naming the columns
     */
    public void refuseDrift(Comparison comparison) {
        if (comparison.drifted()) {
            throw new StageFailure(
                    ExitCode.REFUSED,
                    "%s Look at the report, or leave out --fail-on-drift.".formatted(comparison.verdict()));
        }
    }

    private static List<SchemaChange> schema(Profile then, Profile now) {
        Stream<SchemaChange> gone = then.columns().stream()
                .filter(column -> now.column(column.name()).isEmpty())
                .map(column -> new SchemaChange(column.name(), column.type(), null));
        Stream<SchemaChange> others = now.columns().stream()
                .map(column -> new SchemaChange(
                        column.name(),
                        then.column(column.name()).map(ColumnProfile::type).orElse(null),
                        column.type()))
                .filter(change -> !change.after().equals(change.before()));
        return Stream.concat(gone, others).toList();
    }

    private List<Drift> drifts(Profile then, Profile now) {
        ColumnDrift comparer = new ColumnDrift(then, now, limit);
        List<Drift> drifts = new ArrayList<>();
        for (ColumnProfile column : now.columns()) {
            Optional<ColumnProfile> earlier =
                    then.column(column.name()).filter(old -> old.type().equals(column.type()));
            earlier.map(old -> comparer.of(old, column)).ifPresent(drifts::add);
        }
        return drifts;
    }

    /** The columns that whoever relied on the earlier rows cannot rely on now. */
    private List<String> broken(List<SchemaChange> schema, List<Drift> drifts) {
        Stream<String> changed = schema.stream()
                .filter(change -> change.before() != null)
                .map(change -> change.after() == null
                        ? change.column() + " (gone)"
                        : "%s (%s, was %s)".formatted(change.column(), change.after(), change.before()));
        Stream<String> drifted = drifts.stream()
                .filter(drift -> drift.level() == Level.DRIFTED)
                .map(drift -> "%s (stability index %s, limit %s)"
                        .formatted(drift.column(), shown(drift.index()), shown(limit)));
        return Stream.concat(changed, drifted).toList();
    }

    private String verdict(List<String> broken) {
        if (broken.isEmpty()) {
            return "No column has drifted: every stability index that can be told is below %s, or no more than chance gives."
                    .formatted(shown(limit));
        }
        String subject =
                broken.size() == 1 ? "1 column is not what it was" : broken.size() + " columns are not what they were";
        return "%s: %s.".formatted(subject, String.join(", ", broken));
    }

    static String shown(double index) {
        return BigDecimal.valueOf(index).setScale(2, RoundingMode.HALF_UP).toPlainString();
    }
}
