package dev.millrace.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A Markdown table that can be read as it is: every column as wide as its widest cell. */
final class Table {
    private final List<List<String>> lines = new ArrayList<>();

    Table(String... header) {
        lines.add(List.of(header));
    }

    /**
     * Adds a line.
     *
     * @throws IllegalArgumentException if it has not as many cells as the header
     */
    Table line(String... cells) {
        if (cells.length != lines.get(0).size()) {
            throw new IllegalArgumentException("%d cells do not fit under %d"
                    .formatted(cells.length, lines.get(0).size()));
        }
        lines.add(List.of(cells));
        return this;
    }

    String markdown() {
        int[] widths = IntStream.range(0, lines.get(0).size())
                .map(column -> lines.stream()
                        .mapToInt(line -> line.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        List<String> texts = new ArrayList<>();
        lines.forEach(line -> texts.add(IntStream.range(0, widths.length)
                .mapToObj(column -> padded(line.get(column), widths[column]))
                .collect(Collectors.joining(" | ", "| ", " |"))));
        texts.add(
                1,
                IntStream.of(widths)
                        .mapToObj(width -> "-".repeat(width + 2))
                        .collect(Collectors.joining("|", "|", "|")));
        return String.join("\n", texts) + "\n";
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
