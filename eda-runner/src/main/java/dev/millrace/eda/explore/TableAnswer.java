package dev.millrace.eda.explore;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A table for people: numbers to the right, missing values as NULL, and how many rows there are. */
final class TableAnswer implements Answer {
    private static final String MISSING = "NULL";
    private static final String BETWEEN = "  ";

    @Override
    public void write(Dataset<Row> rows, int most, Writer out) throws IOException {
        Cells cells = new Cells(rows);
        List<List<String>> lines = new ArrayList<>();
        lines.add(cells.names().stream().map(TableAnswer::oneLine).toList());
        Iterator<Row> found = cells.rows().limit(most + 1).toLocalIterator();
        while (found.hasNext() && lines.size() <= most) {
            lines.add(line(found.next()));
        }
        int[] widths = widths(lines);
        for (List<String> line : lines) {
            out.write(padded(line, widths, cells));
        }
        int count = lines.size() - 1;
        out.write(
                found.hasNext()
                        ? "(the first %,d rows; there are more: --limit shows them)%n".formatted(count)
                        : count == 1 ? "(1 row)%n".formatted() : "(%,d rows)%n".formatted(count));
    }

    private static List<String> line(Row row) {
        List<String> line = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            line.add(shown(Cells.text(row, i)));
        }
        return line;
    }

    /** A text that looks like a missing value, or like nothing, is quoted. */
    private static String shown(String text) {
        if (text == null) {
            return MISSING;
        }
        return text.isEmpty() || text.equals(MISSING) ? '"' + text + '"' : oneLine(text);
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\R|\\t", " ");
    }

    private static int[] widths(List<List<String>> lines) {
        int[] widths = new int[lines.get(0).size()];
        for (List<String> line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], width(line.get(i)));
            }
        }
        return widths;
    }

    private static String padded(List<String> line, int[] widths, Cells cells) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = line.get(i);
            String space = " ".repeat(widths[i] - width(cell));
            text.append(i == 0 ? "" : BETWEEN).append(cells.isNumber(i) ? space + cell : cell + space);
        }
        return text.toString().stripTrailing() + "\n";
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
