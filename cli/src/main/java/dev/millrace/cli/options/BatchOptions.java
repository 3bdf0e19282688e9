package dev.millrace.cli.options;

import java.util.Map;

import picocli.CommandLine.Option;

/** Which generated batch it is about. */
public final class BatchOptions implements StageSettings {
    private static final long DEFAULT_ROWS = 100_000;
    private static final long DEFAULT_SEED = 42;

    @Option(
            names = "--dataset",
            paramLabel = "NAME|FILE",
            defaultValue = "transactions",
            description = "What a row is: a built-in dataset or your own YAML file (default: ${DEFAULT-VALUE}).")
    private String dataset;

    @Option(
            names = "--rows",
            paramLabel = "N",
            converter = Converters.Count.class,
            description = "How many rows to generate (default: 100000).")
    private Long rows;

    @Option(
            names = "--seed",
            paramLabel = "N",
            converter = Converters.Seed.class,
            description = "The same seed makes the same rows, byte for byte (default: 42).")
    private Long seed;

    /** The name of a built-in dataset, or a YAML file. */
    public String dataset() {
        return dataset;
    }

    /** How many rows are generated. */
    public long rows() {
        return rows == null ? DEFAULT_ROWS : rows;
    }

    /** What decides the rows that are generated. */
    public long seed() {
        return seed == null ? DEFAULT_SEED : seed;
    }

    /** Whether the command line says something about generated rows. */
    public boolean isGiven() {
        return rows != null || seed != null;
    }

    @Override
    public void addTo(Map<String, String> environment) {
        StageSettings.add(environment, "MILLRACE_DATASET", dataset);
        StageSettings.add(environment, "MILLRACE_ROWS", rows());
        StageSettings.add(environment, "MILLRACE_SEED", seed());
    }
}
