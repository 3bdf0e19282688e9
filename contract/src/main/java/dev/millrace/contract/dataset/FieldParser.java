package dev.millrace.contract.dataset;

/** Turns a field's text, never empty, into the canonical text of its column's type. */
interface FieldParser {
    /**
     * Whether a field in UTF-8, from one byte until before another, is seen at a glance to be a value within its bounds
     * and in canonical form: nearly every field that a program wrote is. If not, {@link #canonical} has the last word.
     */
    boolean isCanonical(byte[] bytes, int from, int to);

    /**
     * @throws InvalidField if the text is no value of the type, or is out of its bounds
     */
    String canonical(String text) throws InvalidField;

    static FieldParser of(Column column) {
        return switch (column.type().kind()) {
            case STRING -> TextField.of(column);
            case INTEGER, LONG -> WholeNumberField.of(column);
            case DECIMAL -> DecimalField.of(column);
            case DOUBLE -> DoubleField.of(column);
            case BOOLEAN -> new BooleanField();
            case TIMESTAMP -> TimestampField.of(column);
            case DATE -> DateField.of(column);
        };
    }
}
