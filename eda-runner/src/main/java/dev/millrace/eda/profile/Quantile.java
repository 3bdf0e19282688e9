package dev.millrace.eda.profile;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/**
 * A value and the share of all values that do not exceed it.
 *
 * @param share one of {@link #SHARES}
 * @param value a value of the column
 */
public record Quantile(double share, BigDecimal value) {
    /** The shares that every column of numbers has. */
    public static final List<Double> SHARES = List.of(0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99);

    public Quantile {
        Objects.requireNonNull(value, "value");
    }
}
