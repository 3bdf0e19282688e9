package dev.millrace.cli.options;

import java.util.Optional;

import picocli.CommandLine.Option;

/** Whose rejected rows it is about. */
public final class RejectedBatchOption {

    @Option(
            names = "--batch",
            paramLabel = "ID",
            converter = Converters.BatchName.class,
            description = "The batch that rejected them, by its id (default: all, or the only one).")
    private String batch;

    /** The id, if one was given. */
    public Optional<String> id() {
        return Optional.ofNullable(batch);
    }
}
