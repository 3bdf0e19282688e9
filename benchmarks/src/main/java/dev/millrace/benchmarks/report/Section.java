package dev.millrace.benchmarks.report;

import java.util.List;

import dev.millrace.benchmarks.measure.Measurement;

/**
 * What was measured of one stage.
 *
 * @param title what the stage is called
 * @param timed what is timed, in sentences
 * @param tables who is compared with whom: in each, ours comes first and is what the others are compared with
 * @param targets what was to be reached
 */
public record Section(String title, String timed, List<List<Measurement>> tables, List<Target> targets) {
    public Section {
        tables = tables.stream().map(List::copyOf).toList();
        targets = List.copyOf(targets);
    }
}
