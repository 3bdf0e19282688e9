package dev.millrace.eda.page;

import java.util.Set;

import dev.millrace.eda.text.Labels;

import static dev.millrace.eda.page.Tag.tag;

/** Values of the data as they are shown: a missing one, an empty text and the word null can be told apart. */
final class Values {
    private static final int LONGEST = 80;
    private static final int SHORT = 24;
    private static final int LONGEST_SENTENCE = 400;
    private static final int CONTROL_PICTURES = 0x2400;
    private static final int PICTURE_OF_DELETE = 0x2421;
    private static final int REPLACEMENT = 0xfffd;
    private static final Set<Byte> TURNS_THE_DIRECTION = Set.of(
            Character.DIRECTIONALITY_LEFT_TO_RIGHT_EMBEDDING,
            Character.DIRECTIONALITY_LEFT_TO_RIGHT_ISOLATE,
            Character.DIRECTIONALITY_LEFT_TO_RIGHT_OVERRIDE,
            Character.DIRECTIONALITY_RIGHT_TO_LEFT_EMBEDDING,
            Character.DIRECTIONALITY_RIGHT_TO_LEFT_ISOLATE,
            Character.DIRECTIONALITY_RIGHT_TO_LEFT_OVERRIDE,
            Character.DIRECTIONALITY_POP_DIRECTIONAL_FORMAT,
            Character.DIRECTIONALITY_POP_DIRECTIONAL_ISOLATE);

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
        StringBuilder visible = new StringBuilder(text.length());
        text.codePoints().map(Values::picture).forEach(visible::appendCodePoint);
        return visible.toString();
    }

    private static int picture(int point) {
        if (point < ' ') {
            return CONTROL_PICTURES + point;
        }
        if (Character.isISOControl(point)) {
            return PICTURE_OF_DELETE;
        }
        return TURNS_THE_DIRECTION.contains(Character.getDirectionality(point)) ? REPLACEMENT : point;
    }
}
