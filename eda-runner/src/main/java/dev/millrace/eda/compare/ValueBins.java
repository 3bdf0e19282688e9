package dev.millrace.eda.compare;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.millrace.eda.summary.Comparison.Bin;

/** The values of which both summaries tell the number of rows, and all others together. */
final class ValueBins {
    /** What is not told apart may not be most of the rows. */
    private static final double MOST_OTHERS = 0.5;

    private ValueBins() {}

    /**
     * The bins of a column.
     *
     * @param rowsBefore all rows then, those without a value too, at least 1
     * @param rowsAfter all rows now, at least 1
     * @return empty if too few values are known on both sides
     */
    static List<Bin> of(Listing before, Listing after, long rowsBefore, long rowsAfter) {
        Set<String> known = new LinkedHashSet<>(before.rows().keySet());
        known.addAll(after.rows().keySet());
        known.removeIf(value -> !before.knows(value) || !after.knows(value));
        List<Bin> bins = new ArrayList<>();
        long othersBefore = before.values();
        long othersAfter = after.values();
        for (String value : known) {
            bins.add(bin(value, before.count(value), rowsBefore, after.count(value), rowsAfter));
            othersBefore -= before.count(value);
            othersAfter -= after.count(value);
        }
        Bin others = bin("other values", othersBefore, rowsBefore, othersAfter, rowsAfter);
        if (known.isEmpty() || (others.before() > MOST_OTHERS && others.after() > MOST_OTHERS)) {
            return List.of();
        }
        if (othersBefore > 0 || othersAfter > 0) {
            bins.add(others);
        }
        return bins;
    }

    static Bin bin(String label, long before, long rowsBefore, long after, long rowsAfter) {
        return new Bin(label, (double) before / rowsBefore, (double) after / rowsAfter);
    }
}
