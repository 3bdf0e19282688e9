package dev.millrace.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Starts the {@code millrace} command as its script does, from the jars that were built. */
final class MillraceCommand {
    private final Path home = Path.of(System.getProperty("millrace.home"));
    private final Path directory;
    private final Map<String, String> environment = new HashMap<>();

    /**
     * @param directory where it is called
     */
    MillraceCommand(Path directory) {
        this.directory = directory;
    }

    /** Sets an environment variable, which the stages inherit. */
    MillraceCommand with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** A file of the repository. */
    Path file(String name) {
        return home.resolve(name);
    }

    Outcome run(String... arguments) {
        return start(arguments).outcome();
    }

    RunningCommand start(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dmillrace.home=" + home,
                "-jar",
                home.resolve("cli/target/millrace.jar").toString()));
        command.addAll(List.of(arguments));
        try {
            Path out = Files.createTempFile(directory, "stdout", ".txt");
            Path err = Files.createTempFile(directory, "stderr", ".txt");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().putAll(environment);
            return new RunningCommand(builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
