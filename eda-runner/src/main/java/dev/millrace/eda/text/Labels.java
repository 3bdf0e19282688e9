package dev.millrace.eda.text;

import java.util.Locale;

/** Names of columns as people read them. */
public final class Labels {
    private Labels() {}

    /** {@code product_category} as {@code Product category}. */
    public static String words(String column) {
        String words = column.replace('_', ' ').strip();
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** The same inside a sentence. */
    public static String lower(String words) {
        return words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
    }

    /** A value as a label: {@code (missing)} for null, {@code (blank)} for nothing to be seen, no line breaks. */
    public static String value(String value) {
        if (value == null) {
            return "(missing)";
        }
        return value.isBlank() ? "(blank)" : value.strip().replaceAll("\\s+", " ");
    }

    /** Leaves out the middle of a text that has more than so many characters: its ends tell it from others. */
    public static String elide(String text, int most) {
        int length = text.codePointCount(0, text.length());
        if (length <= most) {
            return text;
        }
        int tail = (most - 1) / 3;
        int head = Math.max(most - 1 - tail, 0);
        return text.substring(0, text.offsetByCodePoints(0, head)).strip()
                + "…"
                + text.substring(text.offsetByCodePoints(text.length(), -tail)).strip();
    }
}
