package dev.millrace.eda.count;

import org.apache.spark.unsafe.types.UTF8String;

/** The shape of a text: runs of capital letters as A, of other letters as a, of digits as 9, all else as it is. */
public final class TextShape {
    private static final char CAPITAL = 'A';
    private static final char SMALL = 'a';
    private static final char DIGIT = '9';

    private TextShape() {}

    /** The shape of a text. */
    public static UTF8String of(UTF8String text) {
        String characters = text.toString();
        StringBuilder shape = new StringBuilder(characters.length());
        int last = 0;
        for (int at = 0; at < characters.length(); ) {
            int next = characters.codePointAt(at);
            int kind = kind(next);
            if (kind != last || kind == next && !isRun(kind)) {
                shape.appendCodePoint(kind);
            }
            last = kind;
            at += Character.charCount(next);
        }
        return UTF8String.fromString(shape.toString());
    }

    private static int kind(int character) {
        if (Character.isUpperCase(character)) {
            return CAPITAL;
        }
        if (Character.isLetter(character)) {
            return SMALL;
        }
        return Character.isDigit(character) ? DIGIT : character;
    }

    private static boolean isRun(int kind) {
        return kind == CAPITAL || kind == SMALL || kind == DIGIT;
    }
}
