package dev.millrace.eda;

import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.millrace.contract.manifest.Defects;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.contract.stage.ProgressFormat;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.eda.cluster.SparkPlace;

/**
 * How the analysis was told to run.
 *
 * @param out the directory of the run
 * @param dataset the name of a built-in dataset, or a YAML file
 * @param input the CSV that was moved; empty for the generated one
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
        String dataset,
        Optional<Path> input,
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
    }

    /**
     * Reads the {@code MILLRACE_} variables.
     *
     * @throws StageFailure with code 64 if one has a value that it cannot have
     */
    static EdaConfig of(Map<String, String> environment) {
        Variables variables = new Variables(environment);
        return new EdaConfig(
                new OutDirectory(Path.of(variables.text("MILLRACE_OUT").orElse("out"))),
                variables.text("MILLRACE_DATASET").orElse("transactions"),
                variables.text("MILLRACE_INPUT").map(Path::of),
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
