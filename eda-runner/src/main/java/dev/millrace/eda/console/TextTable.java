package dev.millrace.eda.console;

import java.util.ArrayList;
import java.util.List;

/**
 * A table in characters of one width: its first column is text, the others are numbers.
 *
 * @param rows as many cells each, the head among them if there is one
 */
record TextTable(List<List<String>> rows) {
    private static final String INDENT = "  ";
    private static final String GAP = "   ";
    private static final int NARROWEST = 12;

    TextTable {
        rows = rows.stream().map(List::copyOf).toList();
    }

    /** The lines, none longer than so many characters unless the numbers alone are; names are elided. */
    List<String> lines(int width) {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], length(row.get(i)));
            }
        }
        int left = width - INDENT.length();
        for (int i = 1; i < widths.length; i++) {
            left -= GAP.length() + widths[i];
        }
        widths[0] = Math.min(widths[0], Math.max(left, NARROWEST));
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            lines.add(line(row, widths));
        }
        return lines;
    }

    private static String line(List<String> row, int[] widths) {
        String name = Plain.elided(row.get(0), widths[0]);
        StringBuilder line = new StringBuilder(INDENT).append(name).append(" ".repeat(widths[0] - length(name)));
        for (int i = 1; i < widths.length; i++) {
            line.append(GAP).append(" ".repeat(widths[i] - length(row.get(i)))).append(row.get(i));
        }
        return line.toString().stripTrailing();
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
