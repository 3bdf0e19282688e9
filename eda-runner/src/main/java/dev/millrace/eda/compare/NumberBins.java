package dev.millrace.eda.compare;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import dev.millrace.contract.stage.Numbers;
import dev.millrace.eda.profile.ColumnProfile;
import dev.millrace.eda.profile.NumberFigures;
import dev.millrace.eda.summary.Comparison.Bin;

/**
 * Ranges that had about a tenth of the earlier numbers each, as far as edges of the earlier histogram and quantiles cut them so;
 * and what lies outside all that there was before.
 */
final class NumberBins {
    private static final double SHARE = 0.1;

    /** What is left for the last range, so that a long tail is not lost in what most values are. */
    private static final double LEAST_REST = 0.01;

    private final Spread before;
    private final Spread after;
    private final double weightBefore;
    private final double weightAfter;
    private final List<Bin> bins = new ArrayList<>();

    private NumberBins(ColumnProfile then, ColumnProfile now) {
        this.before = new Spread(then.number(), then.values());
        this.after = new Spread(now.number(), now.values());
        // Shares are of all rows, because a missing value is a bin too.
        this.weightBefore = (double) then.values() / (then.values() + then.missing());
        this.weightAfter = (double) now.values() / (now.values() + now.missing());
        cut(then.number());
    }

    /** The bins of a column of numbers that has values on both sides. */
    static List<Bin> of(ColumnProfile then, ColumnProfile now) {
        return List.copyOf(new NumberBins(then, now).bins);
    }

    private void cut(NumberFigures number) {
        BigDecimal from = number.least();
        double doneBefore = 0;
        double doneAfter = after.below(from);
        add("below " + text(from), 0, doneAfter);
        for (Spread.Knot knot : before.knots()) {
            double shareBefore = before.below(knot.limit());
            if (shareBefore - doneBefore >= SHARE && 1 - shareBefore >= LEAST_REST) {
                double shareAfter = after.below(knot.limit());
                add(range(from, knot.limit()), shareBefore - doneBefore, shareAfter - doneAfter);
                from = knot.limit();
                doneBefore = shareBefore;
                doneAfter = shareAfter;
            }
        }
        double end = after.upTo(number.most());
        add(range(from, number.most()), 1 - doneBefore, Math.max(0, end - doneAfter));
        add("above " + text(number.most()), 0, 1 - end);
    }

    private static String range(BigDecimal from, BigDecimal to) {
        return "%s to %s".formatted(text(from), text(to));
    }

    private static String text(BigDecimal limit) {
        return Numbers.sum(limit.stripTrailingZeros());
    }

    private void add(String label, double shareBefore, double shareAfter) {
        if (shareBefore > 0 || shareAfter > 0) {
            bins.add(new Bin(label, weightBefore * shareBefore, weightAfter * shareAfter));
        }
    }
}
