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
    public String canonical(String text) throws InvalidField {
        long value = value(text);
        bounds.check(value, text);
        return isCanonical(text) ? text : Long.toString(value);
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

    private static boolean isCanonical(String text) {
        char first = text.charAt(0);
        return (first >= '1' && first <= '9' && text.charAt(text.length() - 1) > ' ') && isAscii(text);
    }

    // Long.parseLong takes the digits of every script.
    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
