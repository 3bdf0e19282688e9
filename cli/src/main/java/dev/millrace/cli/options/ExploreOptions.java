package dev.millrace.cli.options;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import picocli.CommandLine.Option;

/** Looking further than the report. */
public final class ExploreOptions implements StageSettings {
    private static final String STANDARD_INPUT = "-";
    /** An environment takes no longer text. */
    private static final int LONGEST_BYTES = 100_000;

    /** How an answer is written. */
    enum Format {
        TABLE,
        CSV,
        JSON
    }

    @Option(
            names = "--parquet",
            paramLabel = "DIR",
            description =
                    "Write the rows as Parquet too: with types, packed with Zstandard, a directory for each date.")
    private Path parquet;

    @Option(
            names = "--sql",
            paramLabel = "QUERY",
            description = "Instead of a report, print the answer to a query in Spark SQL; the table has the dataset's"
                    + " name. - reads the query from standard input.")
    private String sql;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "How to print it: table, csv, or json with one object a line (default: table).")
    private Format format;

    @Option(
            names = "--limit",
            paramLabel = "N",
            converter = Converters.Whole.class,
            description = "How many rows of it to print at most (default: 1000 of a table, all otherwise).")
    private Integer limit;

    /**
     * Whether there is a query to answer.
     *
     * @throws StageFailure with code 64 if the options do not go together
     */
    public boolean isQuery() {
        if (sql == null && (format != null || limit != null)) {
            throw new StageFailure(ExitCode.USAGE, "--format and --limit are for the answer to a query: add --sql.");
        }
        if (sql != null && parquet != null) {
            throw new StageFailure(
                    ExitCode.USAGE,
                    "A query writes no files: leave out --sql or --parquet, or run one after the other.");
        }
        return sql != null;
    }

    @Override
    public void addTo(Map<String, String> environment) {
        StageSettings.add(environment, "MILLRACE_PARQUET", parquet);
        StageSettings.add(environment, "MILLRACE_SQL", sql == null ? null : query());
        StageSettings.add(environment, "MILLRACE_FORMAT", format);
        StageSettings.add(environment, "MILLRACE_LIMIT", limit);
    }

    private String query() {
        try {
            byte[] text = sql.equals(STANDARD_INPUT)
                    ? System.in.readNBytes(LONGEST_BYTES + 1)
                    : sql.getBytes(StandardCharsets.UTF_8);
            if (text.length > LONGEST_BYTES) {
                throw new StageFailure(
                        ExitCode.USAGE, "The query is longer than %,d bytes: shorten it.".formatted(LONGEST_BYTES));
            }
            String query = new String(text, StandardCharsets.UTF_8);
            if (query.isBlank()) {
                throw new StageFailure(ExitCode.USAGE, "The query is empty: say after --sql what you want to know.");
            }
            return query;
        } catch (IOException e) {
            throw new StageFailure(ExitCode.NO_INPUT, "Standard input cannot be read.", e);
        }
    }
}
