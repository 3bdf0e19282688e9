package dev.millrace.eda;

import java.math.BigDecimal;
import java.math.RoundingMode;

import dev.millrace.contract.dataset.Column;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;

/** What Spark computed from a measure, as a decimal number. */
final class MeasureValue {
    private static final int MORE_DIGITS = 2;

    private MeasureValue() {}

    /**
     * @param value a decimal or a double; null if there were no values, or their sum has more digits than Spark holds
     * @return at the column's scale if it is an exact number; null for null, and for a double that is no number
     */
    static BigDecimal of(Column measure, Object value) {
        if (value instanceof Double floating) {
            return Double.isFinite(floating) ? BigDecimal.valueOf(floating) : null;
        }
        BigDecimal exact = (BigDecimal) value;
        return exact == null ? null : exact.setScale(measure.type().scale(), RoundingMode.UNNECESSARY);
    }

    /** The mean, to two digits more than the sum has; null if there is none. */
    static BigDecimal mean(BigDecimal sum, long values) {
        return values == 0 || sum == null
                ? null
                : sum.divide(BigDecimal.valueOf(values), sum.scale() + MORE_DIGITS, RoundingMode.HALF_UP);
    }

    static StageFailure overflown(Column measure) {
        return new StageFailure(
                ExitCode.REFUSED,
                "The sum of %s has more than the 38 digits that Spark can hold: give the column another role than measure."
                        .formatted(measure.name()));
    }
}
