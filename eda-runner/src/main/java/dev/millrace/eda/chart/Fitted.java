package dev.millrace.eda.chart;

import java.util.ArrayList;
import java.util.List;

import dev.millrace.eda.text.Labels;

/** Texts in the room that there is for them. */
final class Fitted {
    private Fitted() {}

    /** A text on one line, its middle left out if it is too wide. */
    static String line(String text, Lettering lettering, double width) {
        if (lettering.width(text) <= width) {
            return text;
        }
        int fits = 1;
        int tooMany = text.codePointCount(0, text.length());
        while (tooMany - fits > 1) {
            int tried = (fits + tooMany) / 2;
            if (lettering.width(Labels.elide(text, tried)) <= width) {
                fits = tried;
            } else {
                tooMany = tried;
            }
        }
        return Labels.elide(text, fits);
    }

    /** A text on so many lines at most, broken between words; what does not fit even so is left out of the middle. */
    static List<String> lines(String text, Lettering lettering, double width, int most) {
        List<String> lines = new ArrayList<>();
        for (String word : text.strip().split("\\s+")) {
            int last = lines.size() - 1;
            String joined = last < 0 ? word : lines.get(last) + " " + word;
            if (last >= 0 && lettering.width(joined) <= width) {
                lines.set(last, joined);
            } else {
                lines.add(word);
            }
        }
        if (lines.size() > most) {
            String rest = String.join(" ", lines.subList(most - 1, lines.size()));
            lines = new ArrayList<>(lines.subList(0, most - 1));
            lines.add(rest);
        }
        return lines.stream().map(line -> line(line, lettering, width)).toList();
    }
}
