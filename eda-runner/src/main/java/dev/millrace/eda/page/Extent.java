package dev.millrace.eda.page;

import java.util.List;

/**
 * How much of a large profile the page shows, so that it stays a page.
 *
 * @param columns how many columns are listed
 * @param cards how many of them are told about in full
 * @param plots how many of those have a plot
 * @param dimensions how many dimensions there are
 * @param groups how many groups each has
 * @param slices how many days, weeks or months a table lists
 */
record Extent(int columns, int cards, int plots, int dimensions, int groups, int slices) {
    /** From all that a profile has to what fits whatever it has. */
    static final List<Extent> FROM_MOST_TO_LEAST = List.of(
            new Extent(1000, 250, 100, 40, 50, 400),
            new Extent(1000, 120, 30, 20, 20, 100),
            new Extent(300, 60, 0, 10, 10, 31));
}
