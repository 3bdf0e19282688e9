package dev.millrace.benchmarks.report;

import java.util.List;

/**
 * What was measured of one stage.
 *
 * @param title what the stage is called
 * @param timed what is timed, in sentences
 * @param tables who is compared with whom, in Markdown
 * @param targets what was to be reached
 */
public record Section(String title, String timed, List<String> tables, List<Target> targets) {
    public Section {
        tables = List.copyOf(tables);
        targets = List.copyOf(targets);
    }
}
