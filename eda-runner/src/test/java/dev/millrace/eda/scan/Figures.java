package dev.millrace.eda.scan;

import java.math.BigDecimal;
import java.util.Comparator;

import org.assertj.core.api.Assertions;
import org.assertj.core.api.RecursiveComparisonAssert;

/** Compares records of figures: whole numbers, texts and decimals exactly, floating-point numbers to nine digits. */
final class Figures {
    private static final double PRECISION = 1e-9;

    private Figures() {}

    /** Of columns whose numbers are exact. */
    static RecursiveComparisonAssert<?> assertThat(Object figures) {
        return comparing(figures, Comparator.naturalOrder());
    }

    /** Of columns that hold floating-point numbers, the sums of which are rounded. */
    static RecursiveComparisonAssert<?> assertThatRounded(Object figures) {
        return comparing(
                figures, (one, other) -> isNear(one.doubleValue(), other.doubleValue()) ? 0 : one.compareTo(other));
    }

    private static RecursiveComparisonAssert<?> comparing(Object figures, Comparator<BigDecimal> decimals) {
        return Assertions.assertThat(figures)
                .usingRecursiveComparison()
                .withComparatorForType(decimals, BigDecimal.class)
                .withComparatorForType(
                        (one, other) -> isNear(one, other) ? 0 : Double.compare(one, other), Double.class);
    }

    private static boolean isNear(double one, double other) {
        // What should be zero is a rounding error.
        return Math.abs(one - other) <= PRECISION * Math.max(Math.abs(one), Math.abs(other))
                || Math.max(Math.abs(one), Math.abs(other)) < 1e-12;
    }
}
