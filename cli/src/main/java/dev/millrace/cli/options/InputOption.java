package dev.millrace.cli.options;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import picocli.CommandLine.Option;

/** The user's own CSV instead of a generated one. */
public final class InputOption implements StageSettings {

    @Option(
            names = "--input",
            paramLabel = "FILE",
            description = "Your own CSV, with a line of headers, instead of generated rows.")
    private Path input;

    /** The option as if it named this file. */
    public static InputOption of(Path file) {
        InputOption option = new InputOption();
        option.input = file;
        return option;
    }

    /** The CSV, if one was given. */
    public Optional<Path> file() {
        return Optional.ofNullable(input);
    }

    @Override
    public void addTo(Map<String, String> environment) {
        StageSettings.add(environment, "MILLRACE_INPUT", input);
    }
}
