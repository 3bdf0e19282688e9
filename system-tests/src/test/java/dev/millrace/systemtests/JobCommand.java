package dev.millrace.systemtests;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts a stage as a Job in a cluster does: its jar, and settings in the environment. */
final class JobCommand {
    private final Path home = Path.of(System.getProperty("millrace.home"));
    private final Path directory;

    /**
     * @param directory where it is started
     */
    JobCommand(Path directory) {
        this.directory = directory;
    }

    RunningCommand start(String room, Map<String, String> settings) {
        return start(List.of(), room, settings);
    }

    /** Starts it behind other words, those of a tracer for instance. */
    RunningCommand start(List<String> before, String room, Map<String, String> settings) {
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                home.resolve(room)
                        .resolve("target")
                        .resolve(room + "-runner.jar")
                        .toString()));
        return RunningCommand.start(command, directory, settings);
    }
}
