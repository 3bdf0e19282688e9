package dev.millrace.contract.dataset;

/** Whole numbers of 32 or 64 bits: no plus sign, no leading zeros, no minus zero. */
record WholeNumberField(String name, long least, long most, Bounds<Long> bounds) implements FieldParser {

    static WholeNumberField of(Column column) {
        Bounds<Long> bounds = Bounds.of(column, Long::valueOf);
        return column.type().kind() == ColumnType.Kind.INTEGER
                ? new WholeNumberField("an integer", Integer.MIN_VALUE, Integer.MAX_VALUE, bounds)
                : new WholeNumberField("a long", Long.MIN_VALUE, Long.MAX_VALUE, bounds);
    }

    @Override
    public boolean isCanonical(byte[] bytes, int from, int to) {
        long value = CanonicalNumber.unscaled(bytes, from, to, 0);
        return value != CanonicalNumber.NONE && value <= most && (bounds.isOpen() || bounds.holds(value));
    }

    @Override
    public String canonical(String text) throws InvalidField {
        long value = value(text);
        bounds.check(value, text);
        return Long.toString(value);
    }

    private long value(String text) throws InvalidField {
        try {
            long value = Long.parseLong(text.strip());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            if (!text.strip().matches("[+-]?\\d+")) {
                throw InvalidField.of(text, "is not " + name);
            }
        }
        throw InvalidField.of(text, "is out of the range of " + name);
    }
}
