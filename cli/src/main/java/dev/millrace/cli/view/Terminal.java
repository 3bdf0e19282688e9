package dev.millrace.cli.view;

import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * The terminal that standard output is, if it is one.
 *
 * @param columns how wide it is
 * @param style whether it may have colours
 */
public record Terminal(int columns, Style style) {
    private static final String COLUMNS = "millrace.columns";
    private static final int LEAST = 40;

    public Terminal {
        columns = Math.max(LEAST, columns);
    }

    /**
     * What the script found out: Java can ask whether there is a terminal in a different way in every version, and cannot
     * ask for its width at all.
     */
    public static Optional<Terminal> of(Properties properties, Map<String, String> environment) {
        String columns = properties.getProperty(COLUMNS, "");
        if (!columns.matches("\\d{1,5}")) {
            return Optional.empty();
        }
        // See https://no-color.org: any value but the empty one.
        boolean plain = !environment.getOrDefault("NO_COLOR", "").isEmpty();
        return Optional.of(new Terminal(Integer.parseInt(columns), plain ? Style.PLAIN : Style.COLOUR));
    }
}
