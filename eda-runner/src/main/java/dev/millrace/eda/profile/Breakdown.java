package dev.millrace.eda.profile;

import java.util.List;
import java.util.Objects;

/**
 * The rows of a batch by one dimension.
 *
 * @param dimension the column that was grouped by
 * @param distinct how many values it has, a missing one counted as a value
 * @param groups the largest groups by the first measure, or by rows if there is none; {@value #MOST_GROUPS} at most
 * @param strength how much of the first measure's variance the dimension explains (eta squared), 0 to 1; null without
 *     a measure, or if it does not vary
 */
public record Breakdown(String dimension, long distinct, List<Group> groups, Double strength) {
    /** How many groups of a dimension are kept. */
    public static final int MOST_GROUPS = 50;

    public Breakdown {
        Objects.requireNonNull(dimension, "dimension");
        groups = List.copyOf(groups);
        if (distinct < groups.size()) {
            throw new IllegalArgumentException(
                    "%d groups of %s cannot stand for %d values".formatted(groups.size(), dimension, distinct));
        }
    }
}
