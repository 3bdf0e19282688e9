package dev.millrace.cli.options;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import dev.millrace.contract.dataset.InputKind;
import picocli.CommandLine.Option;

/** The CSV whose batch landed, or rows to be read as they are. */
public final class AnalysisInputOption implements StageSettings {

    @Option(
            names = "--input",
            paramLabel = "FILE|DIR|GLOB|URL",
            description = "Your own CSV that was moved, instead of generated rows. Or rows that were not: a directory,"
                    + " a quoted pattern, a Parquet file or a URL, read as they are.")
    private String input;

    /** What names the batch that landed; without a file if generated rows are meant, or rows to be read as they are. */
    public InputOption moved() {
        return InputOption.of(given(InputKind.MOVED).map(Path::of).orElse(null));
    }

    /** The rows to be read as they are, if such were given. */
    public Optional<String> direct() {
        return given(InputKind.DIRECT);
    }

    private Optional<String> given(InputKind kind) {
        return Optional.ofNullable(input).filter(text -> InputKind.of(text) == kind);
    }

    @Override
    public void addTo(Map<String, String> environment) {
        StageSettings.add(environment, "MILLRACE_INPUT", input);
    }
}
