package dev.millrace.cli.view;

import java.util.ArrayList;
import java.util.List;

/** Aligned columns: the first and those named as text to the left, all others to the right. */
final class Table {
    private static final String BETWEEN = "  ";

    private final List<String> header;
    private final List<List<String>> rows = new ArrayList<>();

    Table(List<String> header) {
        this.header = List.copyOf(header);
        rows.add(this.header);
    }

    /** Adds a row; cells that are missing at its end are empty. */
    void add(List<String> cells) {
        rows.add(List.copyOf(cells));
    }

    List<String> lines() {
        return rows.stream().map(this::line).toList();
    }

    private String line(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            boolean last = column == cells.size() - 1;
            String pattern = column == 0 ? "%-" + width(column) + "s" : "%" + width(column) + "s";
            line.append(last && cells.size() < header.size() ? cells.get(column) : pattern.formatted(cells.get(column)))
                    .append(BETWEEN);
        }
        return line.toString().stripTrailing();
    }

    private int width(int column) {
        return rows.stream()
                .filter(cells -> cells.size() == header.size())
                .mapToInt(cells -> cells.get(column).length())
                .max()
                .orElse(0);
    }
}
