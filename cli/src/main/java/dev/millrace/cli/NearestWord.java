package dev.millrace.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Guesses what a person meant to type. */
final class NearestWord {
    private final Collection<String> words;

    NearestWord(Collection<String> words) {
        this.words = words;
    }

    /** The word that takes the fewest slips of the finger to become what was typed; empty if it takes too many. */
    Optional<String> to(String typed) {
        int most = Math.max(1, typed.length() / 3);
        return words.stream()
                .filter(word -> word.startsWith(typed) || distance(typed, word) <= most)
                .min(Comparator.comparingInt(word -> distance(typed, word)));
    }

    /** Levenshtein's distance: letters put in, left out or changed. */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
