package dev.millrace.eda;

import java.util.List;
import java.util.Objects;

/**
 * The rows of a batch by one dimension.
 *
 * @param dimension the column that was grouped by
 * @param distinct how many values it has, a missing one counted as a value
 * @param groups the largest groups by the first measure, or by rows if there is none; not all if there are many
 */
record Breakdown(String dimension, long distinct, List<Group> groups) {
    Breakdown {
        Objects.requireNonNull(dimension, "dimension");
        groups = List.copyOf(groups);
        if (distinct < groups.size()) {
            throw new IllegalArgumentException(
                    "%d groups of %s cannot stand for %d values".formatted(groups.size(), dimension, distinct));
        }
    }
}
