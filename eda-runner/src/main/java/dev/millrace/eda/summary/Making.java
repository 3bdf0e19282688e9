package dev.millrace.eda.summary;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How an analysis was made.
 *
 * @param at when it began, ISO-8601 in UTC
 * @param seconds how long each step took, by name, in their order: start, first pass, second pass, ...
 * @param passes each time that Spark read the rows
 * @param versions of Millrace, Java, Spark and so on, by name
 * @param settings what the analysis was told and what it chose by the size of the input, by name, with the reason
 */
public record Making(
        String at,
        Map<String, Double> seconds,
        List<Pass> passes,
        Map<String, String> versions,
        Map<String, String> settings) {
    public Making {
        Objects.requireNonNull(at, "at");
        seconds = Collections.unmodifiableMap(new LinkedHashMap<>(seconds));
        passes = List.copyOf(passes);
        versions = Collections.unmodifiableMap(new LinkedHashMap<>(versions));
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    /**
     * One reading of all rows.
     *
     * @param name what it was for
     * @param rows how many rows Spark's tasks read
     * @param bytes how many bytes they read
     * @param tasks how many tasks
     * @param seconds how long it took
     * @param cpuSeconds the processor time of its tasks
     */
    public record Pass(String name, long rows, long bytes, int tasks, double seconds, double cpuSeconds) {}
}
