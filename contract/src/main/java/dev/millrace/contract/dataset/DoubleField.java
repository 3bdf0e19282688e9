package dev.millrace.contract.dataset;

/** Floating-point numbers as {@link Double#toString} writes them; not for money. */
record DoubleField(Bounds<Double> bounds) implements FieldParser {

    static DoubleField of(Column column) {
        return new DoubleField(Bounds.of(column, Double::valueOf));
    }

    @Override
    public String canonical(String text) throws InvalidField {
        double value;
        try {
            value = Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            throw InvalidField.of(text, "is not a number");
        }
        if (!Double.isFinite(value)) {
            throw InvalidField.of(text, "is not a finite number");
        }
        bounds.check(value, text);
        return Double.toString(value);
    }
}
