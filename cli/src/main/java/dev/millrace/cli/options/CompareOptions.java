package dev.millrace.cli.options;

import java.nio.file.Path;
import java.util.Map;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** An earlier analysis to compare with, and whether a difference matters. */
public final class CompareOptions implements StageSettings {

    @ArgGroup(exclusive = false)
    private Earlier earlier;

    private static final class Earlier {
        @Option(
                names = "--compare",
                paramLabel = "FILE",
                required = true,
                description = "The summary.json of an earlier analysis: the report tells what changed.")
        private Path summary;

        @Option(
                names = "--fail-on-drift",
                description = "End with code 65 if a column has drifted, is gone or has another type.")
        private boolean fails;
    }

    @Override
    public void addTo(Map<String, String> environment) {
        if (earlier != null) {
            StageSettings.add(environment, "MILLRACE_COMPARE", earlier.summary);
            StageSettings.add(environment, "MILLRACE_FAIL_ON_DRIFT", earlier.fails ? "true" : null);
        }
    }
}
