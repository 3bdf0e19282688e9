package dev.millrace.benchmarks.report;

import java.util.List;
import java.util.Map;

import dev.millrace.benchmarks.measure.Measurement;
import dev.millrace.benchmarks.measure.Spread;

/** Writes what was measured as a page of Markdown: ratios first, what they are of second. */
public final class ResultsTable {
    private static final double MEGA = 1e6;

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
        section.tables().forEach(table -> text.append(measurements(table)).append('\n'));
        return text.toString();
    }

    private static String measurements(List<Measurement> measurements) {
        Measurement ours = measurements.get(0);
        Table table = new Table(
                "who",
                "rows",
                "speed, first line = 1",
                "rows/s",
                "min - max",
                "s moving",
                "s whole process",
                "MB peak");
        for (Measurement one : measurements) {
            Spread rate = one.rate();
            table.line(
                    one.name(),
                    "%,d".formatted(one.rows()),
                    "%.2f".formatted(one.timesAsFastAs(ours)),
                    "%,.0f".formatted(rate.median()),
                    "%,.0f - %,.0f".formatted(rate.min(), rate.max()),
                    "%.2f".formatted(one.steadySeconds().median()),
                    "%.2f".formatted(one.wallSeconds().median()),
                    "%.0f".formatted(one.peakBytes().median() / MEGA));
        }
        return table.markdown();
    }
}
