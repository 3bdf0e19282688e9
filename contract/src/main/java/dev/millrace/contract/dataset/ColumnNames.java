package dev.millrace.contract.dataset;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Makes column names from headers: lower-case words with underscores, each name once. */
final class ColumnNames {
    private final Set<String> taken = new HashSet<>();

    /** The name for a column that is read from these headers, of which the first is at this place, from 1. */
    String of(List<String> headers, int place) {
        // A word that is in two of the headers, as in "order date" and "order time", is there once.
        Set<String> words = new LinkedHashSet<>();
        headers.forEach(header -> words.addAll(words(header)));
        String name = String.join("_", words);
        if (name.isEmpty() || !Character.isLetter(name.charAt(0))) {
            name = name.isEmpty() ? "column_" + place : "column_" + name;
        }
        return unique(name);
    }

    /** The words of a header in lower-case letters from a to z and digits. */
    static List<String> words(String header) {
        String letters = Normalizer.normalize(header.replace("ß", "ss"), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "");
        String apart = letters.replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ");
        return Arrays.stream(apart.toLowerCase(Locale.ROOT).split("[^a-z0-9]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private String unique(String name) {
        String free = name;
        for (int i = 2; !taken.add(free); i++) {
            free = name + "_" + i;
        }
        return free;
    }
}
