package dev.millrace.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.awaitility.Awaitility.await;

/** A standalone Spark cluster of one master and two workers, each a process, from the jars of the analysis alone. */
final class SparkCluster implements AutoCloseable {
    private static final Duration SOON = Duration.ofMinutes(1);
    private static final Pattern ADDRESS = Pattern.compile("Starting Spark master at (spark://\\S+)");
    private static final String EXECUTOR = "CoarseGrainedExecutorBackend";

    private final Path directory;
    private final Path jars;
    private final List<RunningCommand> processes = new ArrayList<>();
    private final String address;

    private SparkCluster(Path directory, Path jars) {
        this.directory = directory;
        this.jars = jars;
        RunningCommand master = start("master.Master", "--port", "0");
        this.address = await().atMost(SOON)
                .until(() -> ADDRESS.matcher(master.text()), Matcher::find)
                .group(1);
        for (int worker = 0; worker < 2; worker++) {
            start(
                    "worker.Worker",
                    "--cores",
                    "1",
                    "--memory",
                    "1g",
                    "--work-dir",
                    directory + "/work" + worker,
                    address);
        }
        await().atMost(SOON).until(() -> master.text().split("Registering worker").length == 3);
    }

    /**
     * Starts one.
     *
     * @param directory what it may write to
     */
    static SparkCluster start(Path directory) {
        Path jars = Path.of(System.getProperty("millrace.home"), "eda-runner", "target", "lib");
        try {
            // Workers look for the jars of executors where a Spark that was installed has them.
            Files.createSymbolicLink(directory.resolve("jars"), jars);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new SparkCluster(directory, jars);
    }

    /** What {@code --spark-master} takes. */
    String address() {
        return address;
    }

    /**
     * Kills an executor as {@code kill -9} does, of whichever worker has one, while the driver is suspended: it cannot
     * come to its end before the kill.
     */
    void killExecutor(RunningCommand driver) {
        driver.whileSuspended(() -> await().atMost(SOON)
                .until(
                        () -> workers()
                                .map(worker -> worker.child(EXECUTOR))
                                .flatMap(Optional::stream)
                                .findFirst(),
                        Optional::isPresent)
                .ifPresent(RunningCommand::kill));
    }

    private Stream<RunningCommand> workers() {
        return processes.stream().skip(1);
    }

    @Override
    public void close() {
        processes.forEach(RunningCommand::kill);
    }

    private RunningCommand start(String main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                // What Spark logs is looked at here.
                "sh",
                "-c",
                "exec \"$@\" 2>&1",
                "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                jars + "/*",
                "org.apache.spark.deploy." + main,
                "--host",
                "127.0.0.1",
                "--webui-port",
                "0"));
        command.addAll(List.of(arguments));
        RunningCommand process = RunningCommand.start(
                command,
                directory,
                Map.of(
                        "SPARK_HOME", directory.toString(),
                        // Otherwise a worker looks for it in the directories of a source tree.
                        "SPARK_SCALA_VERSION", "2.12",
                        "SPARK_LOCAL_IP", "127.0.0.1",
                        "SPARK_LOCAL_DIRS", directory.resolve("local").toString(),
                        "JAVA_HOME", System.getProperty("java.home")));
        processes.add(process);
        return process;
    }
}
