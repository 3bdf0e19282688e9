package dev.millrace.eda.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.millrace.eda.profile.Breakdown;
import dev.millrace.eda.profile.Profile;
import dev.millrace.eda.summary.Alert;
import dev.millrace.eda.summary.Pipeline;
import dev.millrace.eda.summary.Summary;
import dev.millrace.eda.text.Amounts;
import dev.millrace.eda.text.KeyFigures;
import dev.millrace.eda.text.KeyFigures.KeyFigure;
import dev.millrace.eda.text.Labels;

/** The report in a page of plain text, for a terminal and {@code summary.txt}. */
public final class ConsoleSummary {
    /** How many characters a line has at most. */
    public static final int WIDTH = 100;

    private static final int MOST_ALERTS = 5;
    private static final int MOST_DIMENSIONS = 6;
    private static final int LONGEST_NOTE = 40;
    private static final int MESSAGE_INDENT = 11;

    private final Summary summary;
    private final Profile profile;

    public ConsoleSummary(Summary summary) {
        this.summary = summary;
        this.profile = summary.profile();
    }

    /** The text, ended by a line break. */
    public String text() {
        List<List<String>> blocks = new ArrayList<>();
        blocks.add(title());
        blocks.add(keyFigures());
        if (!summary.alerts().isEmpty()) {
            blocks.add(alerts());
        }
        profile.dimensions().stream()
                .filter(breakdown -> !breakdown.groups().isEmpty())
                .limit(MOST_DIMENSIONS)
                .forEach(breakdown -> blocks.add(groups(breakdown)));
        StringBuilder text = new StringBuilder();
        blocks.forEach(block -> {
            text.append(text.isEmpty() ? "" : "\n");
            block.forEach(line -> text.append(line).append('\n'));
        });
        return text.toString();
    }

    private List<String> title() {
        List<String> lines = new ArrayList<>();
        lines.add(Plain.elided(
                "%s: %s".formatted(Labels.words(profile.dataset()), Amounts.count(profile.rows(), "row")), WIDTH));
        lines.add(Plain.elided(
                "batch %s, row hash %s"
                        .formatted(profile.batch(), profile.totals().rowHash()),
                WIDTH));
        Pipeline pipeline = summary.pipeline();
        if (pipeline != null) {
            lines.addAll(
                    Plain.wrapped((pipeline.verified() ? "VERIFIED: " : "NOT VERIFIED: ") + pipeline.verdict(), WIDTH));
        }
        return lines;
    }

    private List<String> keyFigures() {
        List<KeyFigure> figures = new KeyFigures(profile).all();
        List<String> lines = new TextTable(figures.stream()
                        .map(figure -> List.of(figure.name(), figure.figure()))
                        .toList())
                .lines(WIDTH - LONGEST_NOTE);
        List<String> noted = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String note = figures.get(i).note();
            noted.add(note == null ? lines.get(i) : lines.get(i) + "   " + Plain.elided(note, LONGEST_NOTE - 3));
        }
        return noted;
    }

    private List<String> alerts() {
        List<String> lines = new ArrayList<>(List.of("Alerts"));
        summary.alerts().stream().limit(MOST_ALERTS).forEach(alert -> lines.addAll(lines(alert)));
        int more = summary.alerts().size() - MOST_ALERTS;
        if (more > 0) {
            lines.add(" ".repeat(MESSAGE_INDENT) + "and %d more in the report".formatted(more));
        }
        return lines;
    }

    private static List<String> lines(Alert alert) {
        String severity = alert.severity().name().toLowerCase(Locale.ROOT);
        List<String> lines = new ArrayList<>();
        for (String line : Plain.wrapped(Labels.elide(alert.message(), 3 * WIDTH), WIDTH - MESSAGE_INDENT)) {
            String before = lines.isEmpty() ? "  " + severity : "";
            lines.add(before + " ".repeat(MESSAGE_INDENT - before.length()) + line);
        }
        return lines;
    }

    private List<String> groups(Breakdown breakdown) {
        return new GroupLines(breakdown, profile.measures()).lines(WIDTH);
    }
}
