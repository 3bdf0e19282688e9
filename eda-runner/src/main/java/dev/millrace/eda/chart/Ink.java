package dev.millrace.eda.chart;

import java.awt.Color;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The colours of a chart: on paper as they are, on a page by the names of variables, which know light from dark. */
enum Ink {
    TEXT("--chart-ink", 0x24292f),
    MUTED("--chart-muted", 0x57606a),
    GRID("--chart-grid", 0xd8dee4),
    ACCENT("--chart-accent", 0x2f6f9f),
    SECOND("--chart-second", 0xb3541e),
    HEAT("--chart-heat-high", 0x1f5f8f);

    private static final Map<Integer, Ink> BY_COLOR =
            Arrays.stream(values()).collect(Collectors.toMap(ink -> ink.color.getRGB(), Function.identity()));

    private final String variable;
    private final Color color;

    Ink(String variable, int rgb) {
        this.variable = variable;
        this.color = new Color(rgb);
    }

    /** As it is on paper. */
    Color color() {
        return color;
    }

    /** As a style sheet says it. */
    String css() {
        return "var(%s,#%06x)".formatted(variable, color.getRGB() & 0xffffff);
    }

    /** The ink that has this colour. */
    static Optional<Ink> of(Color color) {
        return Optional.ofNullable(BY_COLOR.get(color.getRGB()));
    }
}
