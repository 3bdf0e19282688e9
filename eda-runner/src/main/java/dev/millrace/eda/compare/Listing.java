package dev.millrace.eda.compare;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import dev.millrace.eda.profile.Breakdown;
import dev.millrace.eda.profile.ColumnProfile;
import dev.millrace.eda.profile.Group;
import dev.millrace.eda.profile.Profile;

/**
 * The values of a column that a summary lists, a missing one left out.
 *
 * @param rows how many rows each has
 * @param values how many rows have a value, listed or not
 * @param whole whether every value is listed
 */
record Listing(Map<String, Long> rows, long values, boolean whole) {

    /** The longer one of a column's lists: its most frequent values, or its groups if it is a dimension. */
    static Listing of(ColumnProfile column, Profile profile) {
        Map<String, Long> top = new LinkedHashMap<>();
        column.top().forEach(value -> top.put(value.value(), value.rows()));
        Map<String, Long> groups = groups(column, profile);
        Map<String, Long> longer = groups.size() > top.size() ? groups : top;
        long listed = longer.values().stream().mapToLong(Long::longValue).sum();
        return new Listing(longer, column.values(), listed == column.values());
    }

    private static Map<String, Long> groups(ColumnProfile column, Profile profile) {
        Map<String, Long> rows = new LinkedHashMap<>();
        Optional<Breakdown> breakdown = profile.dimensions().stream()
                .filter(dimension -> dimension.dimension().equals(column.name()))
                .findFirst();
        breakdown.ifPresent(dimension -> dimension.groups().stream()
                .filter(group -> group.value() != null)
                .forEach((Group group) -> rows.put(group.value(), group.rows())));
        return rows;
    }

    /** Whether it is known how many rows a value has. */
    boolean knows(String value) {
        return whole || rows.containsKey(value);
    }

    /** How many rows a known value has. */
    long count(String value) {
        return rows.getOrDefault(value, 0L);
    }
}
