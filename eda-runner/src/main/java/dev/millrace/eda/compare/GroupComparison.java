package dev.millrace.eda.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import dev.millrace.eda.profile.Breakdown;
import dev.millrace.eda.profile.ColumnProfile;
import dev.millrace.eda.profile.Group;
import dev.millrace.eda.profile.Profile;
import dev.millrace.eda.summary.Comparison.GroupChange;
import dev.millrace.eda.summary.Comparison.GroupChanges;
import dev.millrace.eda.summary.Comparison.NewAndGone;

/** What changed in the dimensions that both profiles have. */
final class GroupComparison {
    private final Profile before;
    private final Profile after;

    GroupComparison(Profile before, Profile after) {
        this.before = before;
        this.after = after;
    }

    /** Values that came and went; a dimension whose values are all known and the same is left out. */
    List<NewAndGone> values() {
        List<NewAndGone> changes = new ArrayList<>();
        for (Breakdown now : after.dimensions()) {
            Optional<ColumnProfile> then = before.column(now.dimension());
            Optional<ColumnProfile> column = after.column(now.dimension());
            if (then.isPresent() && column.isPresent()) {
                Listing old = Listing.of(then.get(), before);
                Listing fresh = Listing.of(column.get(), after);
                boolean whole = old.whole() && fresh.whole();
                List<String> appeared = missing(fresh, old);
                List<String> gone = missing(old, fresh);
                if (!whole || !appeared.isEmpty() || !gone.isEmpty()) {
                    changes.add(new NewAndGone(now.dimension(), appeared, gone, whole));
                }
            }
        }
        return changes;
    }

    /** The values of one list that are surely not among the other's. */
    private static List<String> missing(Listing from, Listing other) {
        return other.whole()
                ? from.rows().keySet().stream()
                        .filter(value -> !other.rows().containsKey(value))
                        .toList()
                : List.of();
    }

    /** The first measure by each dimension; empty if there is none, or if it was none before. */
    List<GroupChanges> measures() {
        List<GroupChanges> changes = new ArrayList<>();
        firstMeasure().ifPresent(measure -> {
            for (Breakdown now : after.dimensions()) {
                before.dimensions().stream()
                        .filter(then -> then.dimension().equals(now.dimension()))
                        .forEach(then ->
                                changes.add(new GroupChanges(now.dimension(), measure, changes(then, now, measure))));
            }
        });
        return changes;
    }

    private Optional<String> firstMeasure() {
        return after.measures().stream().map(ColumnProfile::name).findFirst().filter(name -> before.measures().stream()
                .findFirst()
                .filter(measure -> measure.name().equals(name))
                .isPresent());
    }

    private static List<GroupChange> changes(Breakdown then, Breakdown now, String measure) {
        // Null is a value here: rows without one are a group.
        Set<String> values = new LinkedHashSet<>();
        now.groups().forEach(group -> values.add(group.value()));
        then.groups().forEach(group -> values.add(group.value()));
        return values.stream()
                .map(value -> change(value, find(then, value), find(now, value), measure))
                .sorted(Comparator.comparingDouble(GroupComparison::size).reversed())
                .toList();
    }

    private static GroupChange change(String value, Optional<Group> then, Optional<Group> now, String measure) {
        return new GroupChange(
                value,
                then.map(group -> group.sums().get(measure)).orElse(null),
                now.map(group -> group.sums().get(measure)).orElse(null),
                then.map(Group::share).orElse(null),
                now.map(Group::share).orElse(null));
    }

    private static Optional<Group> find(Breakdown breakdown, String value) {
        return breakdown.groups().stream()
                .filter(group -> Objects.equals(group.value(), value))
                .findFirst();
    }

    private static double size(GroupChange change) {
        double before = change.shareBefore() == null ? 0 : change.shareBefore();
        double after = change.shareAfter() == null ? 0 : change.shareAfter();
        return Math.abs(after - before);
    }
}
