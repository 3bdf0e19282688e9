package dev.millrace.eda;

import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

import dev.millrace.contract.dataset.InputKind;
import dev.millrace.contract.manifest.Defects;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.contract.stage.ProgressFormat;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.eda.cluster.SparkPlace;
import dev.millrace.eda.explore.Question;
import dev.millrace.eda.explore.ResultFormat;

/**
 * How the analysis was told to run.
 *
 * @param out the directory of the run
 * @param report where the report goes; services keep one a batch
 * @param dataset the name of a built-in dataset, or a YAML file
 * @param input the CSV that was moved; empty for the generated one
 * @param direct rows to be read as they are: a directory, a pattern, a Parquet file or a URL; empty for a landed batch
 * @param parquet where to write the rows as Parquet as well, if anywhere
 * @param question what to answer instead of writing a report, if anything
 * @param rows how many rows the generator makes; names the generated CSV
 * @param seed the generator's seed; names the generated CSV
 * @param defects what the generator does to some rows; names the generated CSV
 * @param batch the batch id; empty if it is to be computed from the input
 * @param compare the summary of an earlier analysis to compare with
 * @param failOnDrift whether to fail if the rows are not like the earlier ones
 * @param deadline how long to wait for each input
 * @param progress who reads standard output
 * @param launched whether a launcher holds standard input open
 * @param spark where Spark works
 */
record EdaConfig(
        OutDirectory out,
        Path report,
        String dataset,
        Optional<Path> input,
        Optional<String> direct,
        Optional<Path> parquet,
        Optional<Question> question,
        long rows,
        long seed,
        Defects defects,
        Optional<String> batch,
        Optional<Path> compare,
        boolean failOnDrift,
        Duration deadline,
        ProgressFormat progress,
        boolean launched,
        SparkPlace spark) {
    private static final Pattern SHORT_DURATION = Pattern.compile("\\d+(ms|s|m|h)");

    EdaConfig {
        if (failOnDrift && compare.isEmpty()) {
            throw new StageFailure(
                    ExitCode.USAGE,
                    "MILLRACE_FAIL_ON_DRIFT is set, and nothing to compare with: name a summary in MILLRACE_COMPARE.");
        }
        if (parquet.isPresent() && question.isPresent()) {
            throw new StageFailure(
                    ExitCode.USAGE,
                    "A query writes no files: leave out --sql or --parquet, or run one after the other.");
        }
    }

    /**
     * Reads the {@code MILLRACE_} variables.
     *
     * @throws StageFailure with code 64 if one has a value that it cannot have
     */
    static EdaConfig of(Map<String, String> environment) {
        Variables variables = new Variables(environment);
        OutDirectory out =
                new OutDirectory(Path.of(variables.text("MILLRACE_OUT").orElse("out")));
        return new EdaConfig(
                out,
                variables.text("MILLRACE_REPORT").map(Path::of).orElseGet(out::report),
                variables.text("MILLRACE_DATASET").orElse("transactions"),
                variables.input(InputKind.MOVED).map(Path::of),
                variables.input(InputKind.DIRECT),
                variables.text("MILLRACE_PARQUET").map(Path::of),
                variables.text("MILLRACE_SQL").map(sql -> new Question(sql, variables.format(), variables.limit())),
                variables.number("MILLRACE_ROWS", 100_000),
                variables.number("MILLRACE_SEED", 42),
                Defects.of(variables.text("MILLRACE_DEFECTS"), variables.text("MILLRACE_DEFECT_KINDS")),
                variables.text("MILLRACE_BATCH"),
                variables.text("MILLRACE_COMPARE").map(Path::of),
                variables.text("MILLRACE_FAIL_ON_DRIFT").filter("true"::equals).isPresent(),
                duration(variables.text("MILLRACE_DEADLINE").orElse("10m")),
                progress(variables.text("MILLRACE_PROGRESS").orElse("log")),
                variables.text("MILLRACE_LAUNCHED").filter("true"::equals).isPresent(),
                SparkPlace.of(environment));
    }

    private record Variables(Map<String, String> values) {
        Optional<String> text(String name) {
            return Optional.ofNullable(values.get(name)).filter(value -> !value.isBlank());
        }

        Optional<String> input(InputKind kind) {
            return text("MILLRACE_INPUT").filter(input -> InputKind.of(input) == kind);
        }

        ResultFormat format() {
            String text = text("MILLRACE_FORMAT").orElse("table");
            try {
                return ResultFormat.valueOf(text.toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException e) {
                throw refused("MILLRACE_FORMAT", text, "table, csv or json");
            }
        }

        OptionalInt limit() {
            long limit = number("MILLRACE_LIMIT", 0);
            if (limit < 0 || limit >= Integer.MAX_VALUE) {
                throw refused("MILLRACE_LIMIT", Long.toString(limit), "a number of rows");
            }
            return limit == 0 ? OptionalInt.empty() : OptionalInt.of((int) limit);
        }

        long number(String name, long otherwise) {
            String text = text(name).orElse(Long.toString(otherwise));
            try {
                return Long.parseLong(text);
            } catch (NumberFormatException e) {
                throw refused(name, text, "a whole number");
            }
        }
    }

    private static ProgressFormat progress(String text) {
        try {
            return ProgressFormat.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw refused("MILLRACE_PROGRESS", text, "log or json");
        }
    }

    // ISO-8601, or the short form that Quarkus takes in the other stages.
    private static Duration duration(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        try {
            if (lower.endsWith("ms")) {
                return Duration.ofMillis(Long.parseLong(lower.substring(0, lower.length() - 2)));
            }
            return Duration.parse(SHORT_DURATION.matcher(lower).matches() ? "PT" + lower : text);
        } catch (DateTimeParseException | NumberFormatException e) {
            throw refused("MILLRACE_DEADLINE", text, "a duration such as 30s, 10m or PT10M");
        }
    }

    private static StageFailure refused(String name, String text, String wanted) {
        return new StageFailure(ExitCode.USAGE, "%s is '%s', which is not %s.".formatted(name, text, wanted));
    }
}
