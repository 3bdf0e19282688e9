package dev.millrace.eda.profile;

import java.util.List;

/**
 * How columns go together, each pair once, in the definition's order; pairs of which one does not vary are left
 * out, and so are columns beyond the first 20 of numbers and 10 of dimensions.
 *
 * @param pearson of numbers, -1 to 1
 * @param spearman of the ranks of numbers, -1 to 1
 * @param rankError how far a rank can be off, as a share of the rows; 0 if ranks are exact
 * @param cramersV of dimensions with no more than {@value #MOST_VALUES} values, 0 to 1
 */
public record Correlations(List<Pair> pearson, List<Pair> spearman, double rankError, List<Pair> cramersV) {
    /** How many values, a missing one counted, a dimension can have for its associations to be computed. */
    public static final int MOST_VALUES = 100;

    public Correlations {
        pearson = List.copyOf(pearson);
        spearman = List.copyOf(spearman);
        cramersV = List.copyOf(cramersV);
    }

    /**
     * Two columns.
     *
     * @param one the first column
     * @param other the second column
     * @param value how much they go together
     */
    public record Pair(String one, String other, double value) {}
}
