package dev.millrace.cli.options;

import java.util.Map;
import java.util.Optional;

import picocli.CommandLine.Option;

/** A batch named directly, for a stage that runs where the input file is not. */
public final class BatchIdOption implements StageSettings {

    @Option(
            names = "--batch",
            paramLabel = "ID",
            converter = Converters.BatchName.class,
            description = "The batch by its id, when its input file is not here.")
    private String batch;

    /** The id, if one was given. */
    public Optional<String> id() {
        return Optional.ofNullable(batch);
    }

    @Override
    public void addTo(Map<String, String> environment) {
        StageSettings.add(environment, "MILLRACE_BATCH", batch);
    }
}
