package dev.millrace.eda.page;

import dev.millrace.eda.text.Labels;

import static dev.millrace.eda.page.Tag.tag;

/** Values of the data as they are shown: a missing one, an empty text and the word null can be told apart. */
final class Values {
    private static final int LONGEST = 80;
    private static final int SHORT = 24;
    private static final int LONGEST_SENTENCE = 400;
    private static final int CONTROL_PICTURES = 0x2400;
    private static final int PICTURE_OF_DELETE = 0x2421;

    private Values() {}

    /**
     * A value as text.
     *
     * @param value null for a missing one
     */
    static Html shown(String value) {
        if (value == null) {
            return tag("span", "missing").text("missing");
        }
        if (value.isEmpty()) {
            return tag("span", "missing").text("empty text");
        }
        String visible = visible(Labels.elide(value, LONGEST));
        // Isolated, so that letters written from right to left leave the rest of the line alone.
        Tag shown = visible.length() <= SHORT ? tag("bdi", "short") : tag("bdi");
        shown.add(broken(visible));
        return value.isBlank() || !value.equals(value.strip())
                ? tag("span", "exact").add(shown)
                : shown;
    }

    /** A sentence about the data, which may quote names and values: as long as a sentence can be read. */
    static Html sentence(String text) {
        return Html.text(visible(Labels.elide(text, LONGEST_SENTENCE)));
    }

    // Names are best broken behind an underscore.
    private static Html broken(String text) {
        int from = text.indexOf('_') + 1;
        return from == 0
                ? Html.text(text)
                : Html.all(Html.text(text.substring(0, from)), Html.markup("<wbr>"), broken(text.substring(from)));
    }

    private static String visible(String text) {
        if (text.chars().noneMatch(Character::isISOControl)) {
            return text;
        }
        StringBuilder visible = new StringBuilder();
        text.codePoints().forEach(point -> visible.appendCodePoint(picture(point)));
        return visible.toString();
    }

    private static int picture(int point) {
        if (point < ' ') {
            return CONTROL_PICTURES + point;
        }
        return Character.isISOControl(point) ? PICTURE_OF_DELETE : point;
    }
}
