package dev.millrace.eda.profile;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/**
 * The figures of a column of numbers that has at least one value.
 *
 * @param sum exact, or null if floating-point values do not add up to a number
 * @param least the least value
 * @param most the greatest value
 * @param mean rounded half up to two digits more than the values have, or, of floating-point values, to 16 digits; null
 *     if the sum is
 * @param deviation the standard deviation of a sample (divided by n - 1); null with fewer than two values
 * @param skewness the third standardised moment of the population; null if the values do not differ
 * @param zeros how many values are zero
 * @param negatives how many values are below zero
 * @param outliers how many values lie beyond Tukey's fences: more than 1.5 interquartile ranges outside the quartiles
 * @param quantiles the values at some shares, ascending; each is a value of the column: the least one that so large a
 *     share of the values does not exceed (percentile_disc of SQL)
 * @param quantileError how far the quantiles may be off, as a share of themselves, because too many different values were
 *     near them; outliers that near to a fence may then be missing. 0 if all is exact
 * @param histogram how the values are spread
 */
public record NumberFigures(
        BigDecimal sum,
        BigDecimal least,
        BigDecimal most,
        BigDecimal mean,
        Double deviation,
        Double skewness,
        long zeros,
        long negatives,
        long outliers,
        List<Quantile> quantiles,
        double quantileError,
        Histogram histogram) {
    public NumberFigures {
        Objects.requireNonNull(least, "least");
        Objects.requireNonNull(most, "most");
        Objects.requireNonNull(histogram, "histogram");
        quantiles = List.copyOf(quantiles);
    }

    /**
     * The value at a share.
     *
     * @throws IllegalArgumentException if it was not computed
     */
    public BigDecimal quantile(double share) {
        return quantiles.stream()
                .filter(quantile -> quantile.share() == share)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no quantile " + share))
                .value();
    }
}
