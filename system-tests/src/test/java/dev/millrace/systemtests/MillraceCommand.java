package dev.millrace.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts the {@code millrace} command as its script does, from the jars that were built. */
final class MillraceCommand {
    private final Path home = Path.of(System.getProperty("millrace.home"));
    private final Path directory;

    /**
     * @param directory where it is called
     */
    MillraceCommand(Path directory) {
        this.directory = directory;
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
            return new RunningCommand(builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
