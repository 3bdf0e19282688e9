package dev.millrace.contract.dataset;

/** {@code true} and {@code false} in any case. */
record BooleanField() implements FieldParser {
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
