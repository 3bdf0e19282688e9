package dev.millrace.eda.profile;

import java.math.BigDecimal;
import java.util.List;

/**
 * How numbers are spread over ranges of one width. Numbers of more than 15 digits are rounded to that before.
 *
 * @param edges ascending, one more than there are ranges; a range has its lower edge and not its upper one, the last has
 *     both
 * @param counts how many values are in each range
 * @param below how many values are less than the first edge: far-off ones, which would hide how the others are spread
 * @param above how many values exceed the last edge
 */
public record Histogram(List<BigDecimal> edges, List<Long> counts, long below, long above) {
    public Histogram {
        edges = List.copyOf(edges);
        counts = List.copyOf(counts);
        if (edges.size() != counts.size() + 1) {
            throw new IllegalArgumentException("%d ranges cannot have %d edges".formatted(counts.size(), edges.size()));
        }
    }
}
