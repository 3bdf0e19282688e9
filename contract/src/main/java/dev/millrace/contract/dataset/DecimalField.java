package dev.millrace.contract.dataset;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Decimals at their column's scale, without exponent; what does not fit is refused, never rounded. */
record DecimalField(int precision, int scale, Bounds<BigDecimal> bounds) implements FieldParser {
    // BigDecimal takes "1E999999999", whose plain text would fill the memory, and a million digits, which take hours.
    private static final int LONGEST = 100;

    static DecimalField of(Column column) {
        return new DecimalField(column.type().precision(), column.type().scale(), Bounds.of(column, BigDecimal::new));
    }

    @Override
    public String canonical(String text) throws InvalidField {
        if (isCanonical(text)) {
            if (!bounds.isOpen()) {
                bounds.check(ExactSum.decimal(text, scale), text);
            }
            return text;
        }
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

    /** Whether the text is canonical as it stands, as nearly every one is that a program wrote. */
    private boolean isCanonical(String text) {
        int length = text.length();
        int point = scale == 0 ? length : length - scale - 1;
        if (point < 1 || point > precision - scale || (point > 1 && text.charAt(0) == '0')) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (i == point ? c != '.' : c < '0' || c > '9') {
                return false;
            }
        }
        return true;
    }
}
