package dev.millrace.eda;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.util.ArrayList;
import java.util.List;

import dev.millrace.eda.text.Labels;

/**
 * The names under the bars, level and readable: broken into lines, then written smaller, then cut, until they fit.
 *
 * @param font what to write them in
 * @param labels the lines of each
 */
record CategoryLabels(Font font, List<List<String>> labels) {
    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);
    private static final int MOST_LINES = 3;
    private static final float SMALLEST = 18;
    private static final float STEP = 2;

    CategoryLabels {
        labels = labels.stream().map(List::copyOf).toList();
    }

    /**
     * Fits labels into the widths of their bars.
     *
     * @param width pixels that each may take
     */
    static CategoryLabels fit(List<String> labels, Font font, double width) {
        CategoryLabels broken = new CategoryLabels(
                font, labels.stream().map(label -> lines(label, font, width)).toList());
        if (broken.fits(width)) {
            return broken;
        }
        if (font.getSize2D() > SMALLEST) {
            return fit(labels, font.deriveFont(font.getSize2D() - STEP), width);
        }
        return broken.cut(width);
    }

    /** How high a line is, in pixels. */
    double lineHeight() {
        return font.getSize2D() * 1.25;
    }

    /** How high the highest label is, in pixels. */
    double height() {
        return lineHeight() * labels.stream().mapToInt(List::size).max().orElse(0);
    }

    static double width(String text, Font font) {
        return font.getStringBounds(text, CONTEXT).getWidth();
    }

    private static List<String> lines(String label, Font font, double width) {
        List<String> lines = new ArrayList<>();
        for (String word : label.strip().split("\\s+")) {
            int last = lines.size() - 1;
            String joined = last < 0 ? word : lines.get(last) + " " + word;
            if (last >= 0 && width(joined, font) <= width) {
                lines.set(last, joined);
            } else {
                lines.add(word);
            }
        }
        return lines;
    }

    private boolean fits(double width) {
        return labels.stream()
                .allMatch(lines ->
                        lines.size() <= MOST_LINES && lines.stream().allMatch(line -> width(line, font) <= width));
    }

    private CategoryLabels cut(double width) {
        return new CategoryLabels(
                font, labels.stream().map(lines -> cut(lines, width)).toList());
    }

    private List<String> cut(List<String> lines, double width) {
        List<String> shown = new ArrayList<>(lines);
        if (lines.size() > MOST_LINES) {
            // The end tells apart what begins alike.
            shown = new ArrayList<>(lines.subList(0, MOST_LINES - 1));
            shown.add("… " + lines.get(lines.size() - 1));
        }
        return shown.stream().map(line -> cut(line, width)).toList();
    }

    private String cut(String line, double width) {
        String shown = line;
        for (int most = line.codePointCount(0, line.length()); width(shown, font) > width && most > 1; most--) {
            shown = Labels.elide(line, most - 1);
        }
        return shown;
    }
}
