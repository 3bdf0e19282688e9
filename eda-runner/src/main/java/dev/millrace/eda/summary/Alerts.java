package dev.millrace.eda.summary;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.millrace.contract.dataset.AlertThresholds;
import dev.millrace.eda.profile.Profile;

/** Finds what stands out in a profile. */
public final class Alerts {
    private final List<Function<Profile, Stream<Alert>>> rules;

    /**
     * @param thresholds from where on something stands out
     */
    public Alerts(AlertThresholds thresholds) {
        ValueAlerts values = new ValueAlerts(thresholds);
        NumberAlerts numbers = new NumberAlerts(thresholds);
        RowAlerts rows = new RowAlerts(thresholds);
        PairAlerts pairs = new PairAlerts(thresholds);
        this.rules = List.of(
                rows::find,
                profile -> profile.columns().stream().flatMap(column -> values.find(column, profile.rows())),
                profile -> profile.columns().stream().flatMap(numbers::find),
                pairs::find);
    }

    /** What stands out, most severe first; of one severity, rows before columns before pairs of columns. */
    public List<Alert> find(Profile profile) {
        return rules.stream()
                .flatMap(rule -> rule.apply(profile))
                .sorted(Comparator.comparing(Alert::severity))
                .toList();
    }
}
