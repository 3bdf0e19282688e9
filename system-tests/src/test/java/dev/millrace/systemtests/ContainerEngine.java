package dev.millrace.systemtests;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Assumptions;

/** The container engine of this machine, by its command line. */
final class ContainerEngine {
    /** The first time, images are pulled. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Path directory;

    /**
     * @param directory keeps what the engine says
     */
    ContainerEngine(Path directory) {
        this.directory = directory;
    }

    /** Without an engine, what needs one is skipped. */
    static void assumePresent() {
        Assumptions.assumeTrue(isPresent(), "there is no container engine here");
    }

    static boolean isPresent() {
        return answers("docker", "info");
    }

    /** Whether such a command is here and ends well. */
    static boolean answers(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Outcome docker(String... arguments) {
        return docker(List.of(arguments));
    }

    Outcome docker(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(arguments);
        return run(command, Map.of());
    }

    Outcome run(List<String> command, Map<String, String> environment) {
        return RunningCommand.start(command, directory, environment).outcome(LONGEST);
    }
}
