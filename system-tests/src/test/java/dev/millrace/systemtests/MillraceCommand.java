package dev.millrace.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts the {@code millrace} script as a user does; it finds the jars that were just built. */
final class MillraceCommand {
    private final Path home = Path.of(System.getProperty("millrace.home"));
    private final Path directory;
    private final Map<String, String> environment;

    /**
     * @param directory where it is called
     */
    MillraceCommand(Path directory) {
        this(directory, Map.of());
    }

    /**
     * @param directory where it is called
     * @param environment what is set there besides
     */
    MillraceCommand(Path directory, Map<String, String> environment) {
        this.directory = directory;
        this.environment = Map.copyOf(environment);
    }

    Outcome run(String... arguments) {
        return start(arguments).outcome();
    }

    RunningCommand start(String... arguments) {
        return start(List.of(), arguments);
    }

    /** Starts it behind other words, those of a shell for instance. */
    RunningCommand start(List<String> before, String... arguments) {
        List<String> command = new ArrayList<>(before);
        command.add(home.resolve("millrace").toString());
        command.addAll(List.of(arguments));
        try {
            Path out = Files.createTempFile(directory, "stdout", ".txt");
            Path err = Files.createTempFile(directory, "stderr", ".txt");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            // The Java that runs the tests, whatever else there is on the machine.
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            builder.environment().putAll(environment);
            return new RunningCommand(builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
