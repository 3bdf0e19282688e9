package dev.millrace.eda.summary;

import java.util.Optional;
import java.util.stream.Stream;

import dev.millrace.contract.dataset.AlertThresholds;
import dev.millrace.contract.dataset.Role;
import dev.millrace.contract.stage.Numbers;
import dev.millrace.eda.profile.ColumnProfile;
import dev.millrace.eda.profile.Profile;
import dev.millrace.eda.profile.TimeFigures;
import dev.millrace.eda.summary.Alert.Kind;
import dev.millrace.eda.summary.Alert.Severity;

/** What stands out in the rows as a whole: those that were there before, and days that have none. */
final class RowAlerts {
    private final AlertThresholds thresholds;

    RowAlerts(AlertThresholds thresholds) {
        this.thresholds = thresholds;
    }

    Stream<Alert> find(Profile profile) {
        if (profile.rows() == 0) {
            return Stream.empty();
        }
        return Stream.of(keys(profile), rows(profile), gaps(profile)).flatMap(Optional::stream);
    }

    private Optional<Alert> keys(Profile profile) {
        Long keys = profile.duplicates().keys();
        if (keys == null || new Share(keys, profile.rows()).value() <= thresholds.duplicateKeys()) {
            return Optional.empty();
        }
        return withRole(profile, Role.KEY)
                .map(column -> new Alert(
                        Severity.SERIOUS,
                        Kind.DUPLICATE_KEYS,
                        column.name(),
                        "%s: %s have a key that a row before has, so what is counted by it may be counted twice."
                                .formatted(column.name(), new Share(keys, profile.rows()).of("rows"))));
    }

    private Optional<Alert> rows(Profile profile) {
        Share share = new Share(profile.duplicates().rows(), profile.rows());
        if (share.value() <= thresholds.duplicateRows()) {
            return Optional.empty();
        }
        return Optional.of(new Alert(
                Severity.NOTABLE,
                Kind.DUPLICATE_ROWS,
                null,
                share.of("rows") + " equal a row before them in every column."));
    }

    private Optional<Alert> gaps(Profile profile) {
        return withRole(profile, Role.EVENT_TIME)
                .filter(column -> column.time() != null && column.time().longestGap() != null)
                .filter(column -> column.time().longestGap().days() >= thresholds.gapDays())
                .map(RowAlerts::gaps);
    }

    private static Alert gaps(ColumnProfile column) {
        TimeFigures time = column.time();
        TimeFigures.Gap gap = time.longestGap();
        // Where most days are empty, the rows come at a pace of their own, and a gap is no accident.
        boolean isUsual = time.emptyDays() > time.days();
        String longest = gap.days() == 1
                ? gap.first()
                : "%s to %s, %s days".formatted(gap.first(), gap.last(), Numbers.count(gap.days()));
        return new Alert(
                isUsual ? Severity.MINOR : Severity.NOTABLE,
                Kind.TIME_GAPS,
                column.name(),
                "%s: %s have no row; the longest gap is %s."
                        .formatted(
                                column.name(),
                                new Share(time.emptyDays(), time.emptyDays() + time.days()).of("days"),
                                longest));
    }

    private static Optional<ColumnProfile> withRole(Profile profile, Role role) {
        return profile.columns().stream()
                .filter(column -> column.role() == role)
                .findFirst();
    }
}
