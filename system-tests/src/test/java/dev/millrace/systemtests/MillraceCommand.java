package dev.millrace.systemtests;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
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
        this.environment = new HashMap<>(environment);
        // The Java that runs the tests, whatever else there is on the machine.
        this.environment.put("JAVA_HOME", System.getProperty("java.home"));
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
        return RunningCommand.start(command, directory, environment);
    }
}
