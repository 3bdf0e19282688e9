package dev.millrace.contract.dataset;

import java.util.regex.Pattern;

/** Floating-point numbers as {@link Double#toString} writes them, with a single zero; not for money. */
record DoubleField(Bounds<Double> bounds) implements FieldParser {
    // Java also takes its own literals for numbers, 1d and 0x1p3, which no one else does.
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    static DoubleField of(Column column) {
        return new DoubleField(Bounds.of(column, Double::valueOf));
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
        // Adding zero turns -0.0 into 0.0.
        return Double.toString(value + 0.0);
    }
}
