package dev.millrace.cli.options;

import java.util.Map;

import picocli.CommandLine.Option;

/** How much of the machine the generator takes. */
public final class ThreadsOption implements StageSettings {

    @Option(
            names = "--threads",
            paramLabel = "N",
            converter = Converters.Whole.class,
            description = "Threads of the generator; the rows do not depend on it (default: one a processor).")
    private Integer threads;

    @Override
    public void addTo(Map<String, String> environment) {
        StageSettings.add(environment, "MILLRACE_THREADS", threads);
    }
}
