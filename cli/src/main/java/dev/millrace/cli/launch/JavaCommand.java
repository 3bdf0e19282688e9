package dev.millrace.cli.launch;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import dev.millrace.contract.manifest.AtomicFile;
import dev.millrace.deploy.home.Child;
import dev.millrace.deploy.home.MillraceHome;

/**
 * How the Java of a child is started. Children live for seconds, so what matters is the start: the serial collector, the
 * quick compiler alone, and the classes from an archive that a training run wrote.
 */
public final class JavaCommand {
    /** Beyond this many rows, the optimising compiler earns back what it costs: measured on two cores. */
    private static final long LONG_RUN_ROWS = 500_000;

    /**
     * The optimising compiler, for what is called by the row. With Java's own thresholds (5,000 calls) it optimises what is
     * called by the batch of records as well: a fifth of the processor time of a stage, and a quarter of the broker's.
     */
    private static final List<String> OPTIMISING_LATE = List.of(
            "-XX:Tier4InvocationThreshold=50000",
            "-XX:Tier4MinInvocationThreshold=10000",
            "-XX:Tier4CompileThreshold=100000");

    private final MillraceHome home;
    private final Path java;
    private final Path archives;
    private final boolean training;
    private final boolean longRun;

    private JavaCommand(MillraceHome home, Path archives, boolean training, boolean longRun) {
        this.home = home;
        this.java = Path.of(System.getProperty("java.home"), "bin", "java");
        this.archives = archives;
        this.training = training;
        this.longRun = longRun;
    }

    /**
     * The Java that runs this program, with the archives that the script named, if it named any.
     *
     * @param rows how many rows the children are expected to move
     */
    public static JavaCommand of(MillraceHome home, long rows) {
        String archives = System.getProperty("millrace.archives");
        return new JavaCommand(
                home,
                archives == null ? null : Path.of(archives),
                Boolean.getBoolean("millrace.training"),
                rows > LONG_RUN_ROWS);
    }

    /** The Java of a process that stays: what the optimising compiler costs, it earns back. */
    public static JavaCommand ofService(MillraceHome home) {
        return of(home, Long.MAX_VALUE);
    }

    /**
     * The arguments with which somebody else starts a child by {@code java @file}.
     *
     * @throws StageFailure with code 73 if the file cannot be written
     */
    public void writeArguments(Child child, Path file) {
        String quoted = start(child, List.of()).stream()
                .skip(1)
                .map(argument -> '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining("\n"));
        AtomicFile.write(file, quoted.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether this run is made for the archives that the children write when they end, which takes them a while. */
    boolean isTraining() {
        return training;
    }

    /** The command line that starts a child. */
    public List<String> start(Child child, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        command.add("-Xmx%dm".formatted(child.heapMegabytes()));
        command.add("-XX:+UseSerialGC");
        command.addAll(longRun ? OPTIMISING_LATE : List.of("-XX:TieredStopAtLevel=1"));
        if (child.isStageOfRows()) {
            // Rows die young; in a larger nursery fewer are copied meanwhile.
            command.add("-XX:NewRatio=1");
        }
        addArchive(child, command);
        // Events are UTF-8, whatever the locale is: Java 17 looks at the first property, later ones at the others.
        command.addAll(List.of("-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8"));
        command.add("-jar");
        command.add(home.jar(child).toString());
        command.addAll(arguments);
        return command;
    }

    private void addArchive(Child child, List<String> command) {
        // Java says on standard output that an archive does not fit, which is where events are read.
        command.add("-Xlog:disable");
        command.add("-Xlog:all=error:stderr");
        if (archives == null) {
            return;
        }
        Path archive = archives.resolve(child.id() + ".jsa");
        if (training) {
            command.add("-XX:ArchiveClassesAtExit=" + archive);
        } else if (Files.exists(archive)) {
            command.add("-Xshare:auto");
            command.add("-XX:SharedArchiveFile=" + archive);
        }
    }
}
