package dev.millrace.cli.options;

import java.time.Duration;
import java.util.Map;

import picocli.CommandLine.Option;

/** How patient a stage is. */
public final class DeadlineOption implements StageSettings {

    @Option(
            names = "--deadline",
            paramLabel = "TIME",
            converter = Converters.Time.class,
            description = "How long a stage waits for its input, for example 90s or 10m (default: 10m).")
    private Duration deadline;

    @Override
    public void addTo(Map<String, String> environment) {
        StageSettings.add(environment, "MILLRACE_DEADLINE", deadline);
    }
}
