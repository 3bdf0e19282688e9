package dev.millrace.contract.dataset;

import java.nio.charset.StandardCharsets;

/** Strings stay as they are. */
record TextField(Bounds<String> bounds) implements FieldParser {
    // U+001F joins the fields that are hashed, so inside a field it would let two rows share one hash; NUL no tool
    // reads.
    private static final char UNIT_SEPARATOR = '\u001f';

    static TextField of(Column column) {
        return new TextField(Bounds.of(column, text -> text));
    }

    @Override
    public boolean isCanonical(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == UNIT_SEPARATOR || bytes[i] == 0) {
                return false;
            }
        }
        return bounds.isOpen() || bounds.holds(new String(bytes, from, to - from, StandardCharsets.UTF_8));
    }

    @Override
    public String canonical(String text) throws InvalidField {
        if (text.indexOf(UNIT_SEPARATOR) >= 0 || text.indexOf('\0') >= 0) {
            throw new InvalidField("holds a NUL or unit separator character, which no text may");
        }
        bounds.check(text, text);
        return text;
    }
}
