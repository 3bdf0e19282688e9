package dev.millrace.eda;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * The figures of one measure.
 *
 * @param column its name
 * @param values how many rows have a value
 * @param sum of all values; null if floating-point values do not add up to a number
 * @param least null without values
 * @param most null without values
 * @param mean rounded half up, to two digits more than the values have; null without values
 */
record MeasureFigures(String column, long values, BigDecimal sum, BigDecimal least, BigDecimal most, BigDecimal mean) {
    MeasureFigures {
        Objects.requireNonNull(column, "column");
        if (values < 0) {
            throw new IllegalArgumentException("column %s cannot have %d values".formatted(column, values));
        }
    }
}
