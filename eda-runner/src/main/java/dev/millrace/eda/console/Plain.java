package dev.millrace.eda.console;

import java.util.ArrayList;
import java.util.List;

import dev.millrace.eda.text.Labels;

/** Text that does nothing to a terminal but be read: it may come from anybody's data. */
final class Plain {
    private Plain() {}

    /** The text without line breaks, control characters and marks that turn the direction of writing. */
    static String text(String text) {
        return text.replaceAll("[\\s\\p{Cntrl}\\p{Cf}]+", " ").strip();
    }

    /** The same, its middle left out if it has more than so many characters. */
    static String elided(String text, int most) {
        return Labels.elide(text(text), most);
    }

    /** The same in lines of so many characters at most, broken between words. */
    static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String whole : text(text).split(" ")) {
            String word = Labels.elide(whole, width);
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
