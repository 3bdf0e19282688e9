package dev.millrace.cli.view;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Columns of words, all to the left; the last one is as wide as it is. */
public final class Listing {
    private static final String BETWEEN = "   ";

    private final List<List<String>> rows = new ArrayList<>();

    /**
     * @param header the names of the columns
     */
    public Listing(String... header) {
        rows.add(List.of(header));
    }

    /** Adds a row, which has a cell for every column. */
    public void add(String... cells) {
        rows.add(List.of(cells));
    }

    /** The finished lines, the header first. */
    public List<String> lines() {
        return rows.stream().map(this::line).toList();
    }

    private String line(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            line.append(("%-" + width(column) + "s").formatted(cells.get(column)))
                    .append(BETWEEN);
        }
        return line.toString().stripTrailing();
    }

    private int width(int column) {
        return Math.max(
                1,
                IntStream.range(0, rows.size())
                        .map(row -> rows.get(row).get(column).length())
                        .max()
                        .orElse(1));
    }
}
