package dev.millrace.eda.chart;

import java.util.ArrayList;
import java.util.List;

import dev.millrace.eda.text.Labels;

/** Texts in the room that there is for them. */
final class Fitted {
    /** No sheet has room for more characters: nobody measures a novel. */
    private static final int MOST = 200;

    private Fitted() {}

    /** A text on one line, its middle left out if it is too wide. */
    static String line(String text, Lettering lettering, double width) {
        String shown = Labels.elide(text, MOST);
        if (lettering.width(shown) <= width) {
            return shown;
        }
        int fits = 1;
        int tooMany = shown.codePointCount(0, shown.length());
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

    /** Whether a text loses something on two lines. */
    static boolean isCut(String text, Lettering lettering, double width) {
        return lines(text, lettering, width, 2).stream().anyMatch(line -> line.contains("…"));
    }

    /** A text on so many lines at most, broken between words; what does not fit even so is left out of the middle. */
    static List<String> lines(String text, Lettering lettering, double width, int most) {
        List<String> lines = new ArrayList<>();
        for (String word : Labels.elide(text, 2 * MOST).strip().split("\\s+")) {
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
