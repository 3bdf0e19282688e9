package dev.millrace.eda.summary;

import java.util.Optional;
import java.util.stream.Stream;

import dev.millrace.contract.dataset.AlertThresholds;
import dev.millrace.contract.dataset.Role;
import dev.millrace.contract.stage.Numbers;
import dev.millrace.eda.profile.ColumnProfile;
import dev.millrace.eda.profile.Distinct;
import dev.millrace.eda.summary.Alert.Kind;
import dev.millrace.eda.summary.Alert.Severity;

/** What stands out in how many values a column has, of whatever type. */
final class ValueAlerts {
    /** With fewer rows it is no wonder that all of them differ. */
    private static final long FEW_ROWS = 20;

    private final AlertThresholds thresholds;

    ValueAlerts(AlertThresholds thresholds) {
        this.thresholds = thresholds;
    }

    Stream<Alert> find(ColumnProfile column, long rows) {
        if (rows < 2) {
            return Stream.empty();
        }
        return Stream.of(missing(column, rows), variety(column)).flatMap(Optional::stream);
    }

    private Optional<Alert> missing(ColumnProfile column, long rows) {
        Share share = new Share(column.missing(), rows);
        if (column.missing() == 0 || share.value() < thresholds.missing()) {
            return Optional.empty();
        }
        // A sum of what is left, or a curve over time, says little about the batch.
        boolean carries = column.role() == Role.MEASURE || column.role() == Role.EVENT_TIME;
        String message = column.values() == 0
                ? "%s: none of the %s has a value.".formatted(column.name(), Numbers.rows(rows))
                : "%s: %s have no value.".formatted(column.name(), share.of("rows"));
        return Optional.of(alert(carries ? Severity.SERIOUS : Severity.NOTABLE, Kind.MOSTLY_MISSING, column, message));
    }

    private Optional<Alert> variety(ColumnProfile column) {
        Distinct distinct = column.distinct();
        if (column.values() > 1 && distinct.isExact() && distinct.count() == 1) {
            return Optional.of(constant(column));
        }
        return highCardinality(column).or(() -> imbalance(column));
    }

    private static Alert constant(ColumnProfile column) {
        String rows = Numbers.rows(column.values()) + (column.missing() == 0 ? "" : " with a value");
        String value = column.top().isEmpty()
                ? "the same value"
                : quoted(column.top().get(0).value());
        return alert(
                Severity.NOTABLE,
                Kind.CONSTANT,
                column,
                "%s: all %s have %s, so it tells nothing.".formatted(column.name(), rows, value));
    }

    private Optional<Alert> highCardinality(ColumnProfile column) {
        long count = Math.min(column.distinct().count(), column.values());
        String values = (column.distinct().isExact() ? "" : "about ") + Numbers.count(count) + " different values";
        if (column.role() == Role.DIMENSION && count > thresholds.values()) {
            return Optional.of(alert(
                    Severity.NOTABLE,
                    Kind.HIGH_CARDINALITY,
                    column,
                    "%s: %s are many for a dimension, and a table by it shows the largest alone."
                            .formatted(column.name(), values)));
        }
        boolean mayRepeat = column.role() == Role.NONE || column.role() == Role.DIMENSION;
        boolean differs = column.values() >= FEW_ROWS && (double) count / column.values() >= thresholds.unique();
        if (column.text() == null || !mayRepeat || !differs) {
            return Optional.empty();
        }
        return Optional.of(alert(
                Severity.MINOR,
                Kind.HIGH_CARDINALITY,
                column,
                "%s: %s in %s: it tells rows apart, and groups nothing."
                        .formatted(column.name(), values, Numbers.rows(column.values()))));
    }

    private Optional<Alert> imbalance(ColumnProfile column) {
        if (column.role() != Role.DIMENSION || column.top().isEmpty()) {
            return Optional.empty();
        }
        Share share = new Share(column.top().get(0).rows(), column.values());
        return share.value() < thresholds.imbalance()
                ? Optional.empty()
                : Optional.of(alert(
                        Severity.NOTABLE,
                        Kind.IMBALANCE,
                        column,
                        "%s: %s have %s, and the others share the rest."
                                .formatted(
                                        column.name(),
                                        share.of("rows"),
                                        quoted(column.top().get(0).value()))));
    }

    private static String quoted(String value) {
        return "'" + value + "'";
    }

    private static Alert alert(Severity severity, Kind kind, ColumnProfile column, String message) {
        return new Alert(severity, kind, column.name(), message);
    }
}
