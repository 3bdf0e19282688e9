package dev.millrace.cli.options;

import java.util.Map;

import picocli.CommandLine.Option;

/** What a row is. */
public final class DatasetOption implements StageSettings {

    @Option(
            names = "--dataset",
            paramLabel = "NAME|FILE",
            defaultValue = "transactions",
            description = "What a row is: a built-in dataset or your own YAML file (default: ${DEFAULT-VALUE}).")
    private String dataset;

    /** The name of a built-in dataset, or a YAML file. */
    public String dataset() {
        return dataset;
    }

    @Override
    public void addTo(Map<String, String> environment) {
        StageSettings.add(environment, "MILLRACE_DATASET", dataset);
    }
}
