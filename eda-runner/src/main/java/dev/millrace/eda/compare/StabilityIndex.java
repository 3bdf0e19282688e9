package dev.millrace.eda.compare;

import java.util.List;

import dev.millrace.eda.summary.Comparison.Bin;

/**
 * The population stability index of two samples over the same bins: the sum of {@code (after - before) * ln(after / before)}, where
 * before and after are a bin's shares. Below 0.1 is little, from 0.1 some, from 0.25 much (Siddiqi, Credit Risk Scorecards,
 * Wiley 2006).
 *
 * @param value the index, at least 0
 * @param chance the value that it stays below in 99 of 100 cases if both samples are of one population
 */
record StabilityIndex(double value, double chance) {
    /** From where on a change is worth a look. */
    static final double SOME = 0.1;

    /**
     * An empty bin would make the index infinite. With half a row in it, it counts as much as it should in a small sample; with
     * this share, one stray row in a large one does not.
     */
    private static final double LEAST_SHARE = 1e-4;

    private static final double NORMAL_99 = 2.326;

    /**
     * Compares two samples.
     *
     * @param bins their shares, which add up to 1 on each side
     * @param before the size of the earlier sample, at least 1
     * @param after the size of the later one, at least 1
     */
    static StabilityIndex of(List<Bin> bins, long before, long after) {
        double leastBefore = Math.max(LEAST_SHARE, 0.5 / before);
        double leastAfter = Math.max(LEAST_SHARE, 0.5 / after);
        double sum = bins.stream()
                .mapToDouble(bin -> term(Math.max(bin.before(), leastBefore), Math.max(bin.after(), leastAfter)))
                .sum();
        long filled =
                bins.stream().filter(bin -> bin.before() > 0 || bin.after() > 0).count();
        return new StabilityIndex(sum, chance(Math.max(0, filled - 1), before, after));
    }

    private static double term(double before, double after) {
        return (after - before) * Math.log(after / before);
    }

    /**
     * The index of samples of one population, divided by {@code 1 / before + 1 / after}, is distributed as chi-square with
     * one degree of freedom less than bins, which is nearly normal (Yurdakul and Naranjo, Statistical properties of the
     * population stability index, Journal of Risk Model Validation 14, 2020).
     */
    private static double chance(long freedom, long before, long after) {
        return (1.0 / before + 1.0 / after) * (freedom + NORMAL_99 * Math.sqrt(2.0 * freedom));
    }
}
