package dev.millrace.eda.profile;

import java.util.List;

/**
 * The figures of a column of texts that has at least one value.
 *
 * @param shortest the length of the shortest text, in code points
 * @param longest the length of the longest
 * @param meanLength the mean length
 * @param patterns the most frequent shapes of the texts: a run of capital letters as A, of small ones as a, of digits
 *     as 9, everything else as it is
 * @param otherPatterns how many rows have a shape that is not listed
 */
public record TextFigures(int shortest, int longest, double meanLength, List<ValueCount> patterns, long otherPatterns) {
    public TextFigures {
        patterns = List.copyOf(patterns);
    }
}
