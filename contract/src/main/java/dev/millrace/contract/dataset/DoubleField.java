package dev.millrace.contract.dataset;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.regex.Pattern;

/**
 * Floating-point numbers, rounded to 15 digits, or to 16 or 17 where only they are the same number; not for money. Not
 * as {@link Double#toString} writes them: Java 19 changed that, and rows must hash the same on every Java.
 */
record DoubleField(Bounds<Double> bounds) implements FieldParser {
    // Java also takes its own literals for numbers, 1d and 0x1p3, which no one else does.
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    // Every text of so many digits survives being a double; every double survives being a text of 17.
    private static final int FEWEST_DIGITS = 15;
    private static final int MOST_ZEROS = 20;

    static DoubleField of(Column column) {
        return new DoubleField(Bounds.of(column, Double::valueOf));
    }

    /** Never: whether a text has as few digits as its number needs is not seen at a glance. */
    @Override
    public boolean isCanonical(byte[] bytes, int from, int to) {
        return false;
    }

    @Override
    public String canonical(String text) throws InvalidField {
        String stripped = text.strip();
        if (!NUMBER.matcher(stripped).matches()) {
            throw InvalidField.of(text, "is not a number");
        }
        double value = Double.parseDouble(stripped);
        if (!Double.isFinite(value)) {
            throw InvalidField.of(text, "is too large for a double");
        }
        bounds.check(value, text);
        return canonical(value);
    }

    private static String canonical(double value) {
        BigDecimal exact = new BigDecimal(value);
        BigDecimal shortest = exact.round(new MathContext(FEWEST_DIGITS));
        for (int digits = FEWEST_DIGITS + 1; shortest.doubleValue() != value; digits++) {
            shortest = exact.round(new MathContext(digits));
        }
        shortest = shortest.stripTrailingZeros();
        return Math.abs(shortest.scale()) > MOST_ZEROS ? shortest.toString() : shortest.toPlainString();
    }
}
