package dev.millrace.contract.dataset;

import java.util.Arrays;

/** {@code true} and {@code false} in any case. */
record BooleanField() implements FieldParser {
    private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
    private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};

    @Override
    public boolean isCanonical(byte[] bytes, int from, int to) {
        return Arrays.equals(bytes, from, to, TRUE, 0, TRUE.length)
                || Arrays.equals(bytes, from, to, FALSE, 0, FALSE.length);
    }

    @Override
    public String canonical(String text) throws InvalidField {
        String stripped = text.strip();
        if (stripped.equalsIgnoreCase("true")) {
            return "true";
        }
        if (stripped.equalsIgnoreCase("false")) {
            return "false";
        }
        throw InvalidField.of(text, "is neither true nor false");
    }
}
