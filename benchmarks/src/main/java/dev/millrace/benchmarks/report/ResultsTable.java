package dev.millrace.benchmarks.report;

import java.util.List;
import java.util.Map;

/** Writes what was measured as a page of Markdown: what was to be reached first, and then how. */
public final class ResultsTable {
    private final Map<String, String> circumstances;
    private final int runs;

    /**
     * @param circumstances the machine and the versions, by what they are called
     * @param runs how often everything ran
     */
    public ResultsTable(Map<String, String> circumstances, int runs) {
        this.circumstances = circumstances;
        this.runs = runs;
    }

    /** The page. */
    public String page(List<Section> sections) {
        StringBuilder page = new StringBuilder("# Results\n\n");
        page.append("Written by `./benchmarks/run`; [README.md](README.md) says what is compared, and how.\n");
        page.append("Medians of %d runs after a warm-up that does not count, all in turn.\n\n".formatted(runs));
        page.append("## Circumstances\n\n").append(circumstances()).append('\n');
        List<Target> targets =
                sections.stream().flatMap(section -> section.targets().stream()).toList();
        if (!targets.isEmpty()) {
            page.append("## What was to be reached\n\n")
                    .append(targets(targets))
                    .append('\n');
        }
        sections.forEach(section -> page.append(section(section)));
        return page.toString().strip() + "\n";
    }

    /**
     * One stage that was measured by itself, as a part of a page.
     *
     * @param day when, ISO-8601
     */
    public String part(Section section, String day) {
        StringBuilder part = new StringBuilder("## %s\n\n".formatted(section.title()));
        part.append("Measured by itself on %s: medians of %d runs after a warm-up that does not count, all in turn.\n"
                .formatted(day, runs));
        part.append(section.timed()).append("\n\n");
        if (!section.targets().isEmpty()) {
            part.append(targets(section.targets())).append('\n');
        }
        section.tables().forEach(table -> part.append(table).append('\n'));
        return part.toString().strip() + "\n";
    }

    private String circumstances() {
        Table table = new Table("what", "which");
        circumstances.forEach(table::line);
        return table.markdown();
    }

    private static String targets(List<Target> targets) {
        Table table = new Table("stage", "must reach", "reached", "", "absolute");
        for (Target target : targets) {
            String verdict = target.verdict().map(met -> met ? "met" : "missed").orElse("");
            table.line(target.stage(), target.wanted(), target.reached(), verdict, target.absolute());
        }
        return table.markdown();
    }

    private static String section(Section section) {
        StringBuilder text = new StringBuilder("## %s\n\n%s\n\n".formatted(section.title(), section.timed()));
        section.tables().forEach(table -> text.append(table).append('\n'));
        return text.toString();
    }
}
