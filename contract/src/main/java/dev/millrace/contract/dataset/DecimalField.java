package dev.millrace.contract.dataset;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Decimals at their column's scale, without exponent; what does not fit is refused, never rounded. */
record DecimalField(int precision, int scale, Bounds<BigDecimal> bounds, Bounds<Long> unscaledBounds)
        implements FieldParser {
    // BigDecimal takes "1E999999999", whose plain text would fill the memory, and a million digits, which take hours.
    private static final int LONGEST = 100;

    static DecimalField of(Column column) {
        Bounds<BigDecimal> bounds = Bounds.of(column, BigDecimal::new);
        int scale = column.type().scale();
        return new DecimalField(column.type().precision(), scale, bounds, unscaled(bounds, scale));
    }

    private static Bounds<Long> unscaled(Bounds<BigDecimal> bounds, int scale) {
        return new Bounds<>(
                bounds.min() == null ? null : unscaled(bounds.min().setScale(scale, RoundingMode.CEILING)),
                bounds.max() == null ? null : unscaled(bounds.max().setScale(scale, RoundingMode.FLOOR)));
    }

    /** Beyond the longs, the outermost of them does as well: no number that is compared with it has as many digits. */
    private static long unscaled(BigDecimal bound) {
        long nearest = bound.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        return bound.unscaledValue().bitLength() < Long.SIZE
                ? bound.unscaledValue().longValue()
                : nearest;
    }

    @Override
    public boolean isCanonical(byte[] bytes, int from, int to) {
        long value = CanonicalNumber.unscaled(bytes, from, to, scale);
        int whole = to - from - (scale == 0 ? 0 : scale + 1);
        return value != CanonicalNumber.NONE
                && whole <= precision - scale
                && (unscaledBounds.isOpen() || unscaledBounds.holds(value));
    }

    @Override
    public String canonical(String text) throws InvalidField {
        BigDecimal value = value(text);
        bounds.check(value, text);
        return value.toPlainString();
    }

    private BigDecimal value(String text) throws InvalidField {
        if (text.length() > LONGEST) {
            throw InvalidField.of(text, "is longer than any decimal number");
        }
        BigDecimal value;
        try {
            value = new BigDecimal(text.strip());
        } catch (NumberFormatException e) {
            throw InvalidField.of(text, "is not a decimal number");
        }
        if (Math.abs((long) value.scale()) > LONGEST) {
            throw tooManyDigits(text);
        }
        if (value.stripTrailingZeros().scale() > scale) {
            throw InvalidField.of(text, "has more than " + scale + " decimal places");
        }
        BigDecimal scaled = value.setScale(scale, RoundingMode.UNNECESSARY);
        if (scaled.precision() > precision) {
            throw tooManyDigits(text);
        }
        return scaled;
    }

    private InvalidField tooManyDigits(String text) {
        return InvalidField.of(text, "has more digits than " + ColumnType.decimal(precision, scale) + " holds");
    }
}
