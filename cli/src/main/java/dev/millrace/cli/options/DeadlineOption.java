package dev.millrace.cli.options;

import java.time.Duration;
import java.util.Map;

import picocli.CommandLine.Option;

/** How long a stage waits for its input. */
public final class DeadlineOption implements StageSettings {
    /** The stages' own default. */
    private static final Duration DEFAULT = Duration.ofMinutes(10);

    @Option(
            names = "--deadline",
            paramLabel = "TIME",
            converter = Converters.Time.class,
            description = "How long a stage waits for its input, for example 90s or 10m (default: 10m).")
    private Duration deadline;

    /** How long to wait for one thing. */
    public Duration deadline() {
        return deadline == null ? DEFAULT : deadline;
    }

    @Override
    public void addTo(Map<String, String> environment) {
        StageSettings.add(environment, "MILLRACE_DEADLINE", deadline);
    }
}
