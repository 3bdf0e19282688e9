package dev.millrace.benchmarks.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The page of a whole run, in which a stage that was measured again by itself takes the place of what was there. */
public final class KeptResults {
    private static final String HEADING = "## ";

    private final List<String> parts;

    /**
     * @param page Markdown, as {@link ResultsTable} writes it
     */
    public KeptResults(String page) {
        this.parts = new ArrayList<>(Arrays.asList(page.strip().split("\n(?=" + HEADING + ")")));
    }

    /**
     * The page with a part in the place of the one of the same heading, or at its end.
     *
     * @param part Markdown that begins with a heading of the second level
     */
    public String with(String part) {
        String heading = heading(part);
        List<String> all = new ArrayList<>(parts);
        int place = 0;
        while (place < all.size() && !heading(all.get(place)).equals(heading)) {
            place++;
        }
        if (place == all.size()) {
            all.add(part.strip());
        } else {
            all.set(place, part.strip());
        }
        return String.join("\n\n", all.stream().map(String::strip).toList()) + "\n";
    }

    private static String heading(String part) {
        return part.strip().lines().findFirst().orElse("");
    }
}
