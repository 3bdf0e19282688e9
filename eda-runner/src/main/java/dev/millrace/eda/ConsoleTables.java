package dev.millrace.eda;

import java.util.ArrayList;
import java.util.List;

import dev.millrace.eda.text.Labels;

/** The tables of a profile as plain text, for a terminal and {@code summary.txt}. */
final class ConsoleTables {
    private static final int TOP = 10;
    private static final int WIDEST_NAME = 32;

    private final ReportTables tables;

    ConsoleTables(Profile profile) {
        this.tables = new ReportTables(profile);
    }

    /** The text, ended by a line break. */
    String text() {
        List<String> blocks = new ArrayList<>();
        List<List<String>> figures = new ArrayList<>();
        tables.keyFigures().forEach((name, value) -> figures.add(List.of(name, value)));
        blocks.add(aligned(figures));
        tables.all(TOP).forEach(table -> blocks.add(block(table)));
        return String.join("\n", blocks);
    }

    private static String block(ReportTables.Table table) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(table.header());
        lines.addAll(table.rows());
        return table.title() + "\n" + aligned(lines);
    }

    private static String aligned(List<List<String>> lines) {
        int[] widths = new int[lines.get(0).size()];
        for (List<String> line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], length(cell(line, i)));
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> line : lines) {
            StringBuilder padded = new StringBuilder(" ");
            for (int i = 0; i < widths.length; i++) {
                String gap = " ".repeat(widths[i] - length(cell(line, i)));
                padded.append(' ').append(i == 0 ? cell(line, i) + gap : "  " + gap + cell(line, i));
            }
            text.append(padded.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    // A name may hold anything, line breaks and control characters too.
    private static String cell(List<String> line, int column) {
        return column == 0
                ? Labels.elide(line.get(0).replaceAll("[\\s\\p{Cntrl}]+", " "), WIDEST_NAME)
                : line.get(column);
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
