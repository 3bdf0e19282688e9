package dev.millrace.cli.options;

import picocli.CommandLine.Option;

/** How much is shown. */
public final class LimitOption {

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            converter = Converters.Whole.class,
            description = "How many rows of a batch to show at most (default: ${DEFAULT-VALUE}).")
    private int limit;

    /** How many rows to show, from 1. */
    public int rows() {
        return limit;
    }
}
