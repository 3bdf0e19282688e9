package dev.millrace.cli.options;

import java.util.Map;
import java.util.Optional;

import dev.millrace.contract.manifest.Defects;
import dev.millrace.contract.manifest.GeneratedFile;
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

    @Option(
            names = "--defects",
            paramLabel = "P%",
            description = "Spoil this share of the generated rows on purpose, and list them in a file beside.")
    private String defects;

    @Option(
            names = "--defect-kinds",
            paramLabel = "KINDS",
            description = "How to spoil them, with commas: missing, type, range, date, decimals, ragged, quote,"
                    + " duplicate, late (default: all).")
    private String defectKinds;

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

    /**
     * What is done on purpose to some of the generated rows.
     *
     * @throws dev.millrace.contract.stage.StageFailure with code 64 if the options name no such defects
     */
    public Defects defects() {
        return Defects.of(Optional.ofNullable(defects), Optional.ofNullable(defectKinds));
    }

    /** The file of generated rows. */
    public GeneratedFile file(String datasetName) {
        return new GeneratedFile(datasetName, rows(), seed(), defects());
    }

    /** Whether the command line says something about generated rows. */
    public boolean isGiven() {
        return rows != null || seed != null || defects != null || defectKinds != null;
    }

    @Override
    public void addTo(Map<String, String> environment) {
        StageSettings.add(environment, "MILLRACE_DATASET", dataset);
        StageSettings.add(environment, "MILLRACE_ROWS", rows());
        StageSettings.add(environment, "MILLRACE_SEED", seed());
        StageSettings.add(environment, "MILLRACE_DEFECTS", defects);
        StageSettings.add(environment, "MILLRACE_DEFECT_KINDS", defectKinds);
    }
}
