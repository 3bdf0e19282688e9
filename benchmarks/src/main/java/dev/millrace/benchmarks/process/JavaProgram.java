package dev.millrace.benchmarks.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines for programs in Java: the same Java and the same collector for everybody. */
public final class JavaProgram {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    /** On two cores the serial collector does the most work a second, for peers and stages alike. */
    private static final String COLLECTOR = "-XX:+UseSerialGC";

    /** Stages, broker and peers alike do with a fifth less processor time, when only what is called by the row is optimised. */
    private static final List<String> OPTIMISING_LATE = List.of(
            "-XX:Tier4InvocationThreshold=50000",
            "-XX:Tier4MinInvocationThreshold=10000",
            "-XX:Tier4CompileThreshold=100000");

    private static final List<String> QUIET = List.of("-Xlog:disable", "-Xlog:all=error:stderr");

    /** Up to here the {@code millrace} command has the quick compiler alone (JavaCommand of the cli). */
    private static final long SHORT_RUN_ROWS = 500_000;

    private JavaProgram() {}

    /**
     * A jar of Millrace, started with its class-data archive where there is one, as the {@code millrace} command does.
     *
     * @param jar the jar
     * @param heapMegabytes the most heap
     * @param archive the archive, which need not be there
     */
    public static List<String> jar(Path jar, int heapMegabytes, Path archive) {
        List<String> words = common(heapMegabytes);
        addArchive(words, archive);
        words.add("-jar");
        words.add(jar.toString());
        return words;
    }

    /** The same for a stage that rows pass through: they die young, so the nursery is larger. */
    public static List<String> rowStage(Path jar, int heapMegabytes, Path archive) {
        List<String> words = jar(jar, heapMegabytes, archive);
        words.add(1, "-XX:NewRatio=1");
        return words;
    }

    /**
     * A jar of Millrace, started wholly as the {@code millrace} command does for so many rows.
     *
     * @param jar the jar
     * @param heapMegabytes the most heap
     * @param archive the archive, which need not be there
     */
    public static List<String> jar(Path jar, int heapMegabytes, Path archive, long rows) {
        List<String> words = quick(heapMegabytes, archive, rows);
        words.add("-jar");
        words.add(jar.toString());
        return words;
    }

    /** Java as the {@code millrace} command starts it for so many rows. */
    static List<String> quick(int heapMegabytes, Path archive, long rows) {
        List<String> words = compiling(heapMegabytes, rows);
        addArchive(words, archive);
        return words;
    }

    /** The same, to write the archive. */
    static List<String> training(int heapMegabytes, Path archive, long rows) {
        List<String> words = compiling(heapMegabytes, rows);
        words.addAll(QUIET);
        words.add("-XX:ArchiveClassesAtExit=" + archive);
        return words;
    }

    /** Java as it comes: with its own choice of a collector. */
    static List<String> plain(int heapMegabytes) {
        return new ArrayList<>(List.of(JAVA, "-Xmx%dm".formatted(heapMegabytes), "-Dfile.encoding=UTF-8"));
    }

    /**
     * A class on this program's own class path, which holds the peers.
     *
     * @param main the class
     * @param heapMegabytes the most heap
     */
    public static List<String> peer(String main, int heapMegabytes) {
        List<String> words = common(heapMegabytes);
        words.add("-cp");
        words.add(System.getProperty("java.class.path"));
        words.add(main);
        return words;
    }

    private static void addArchive(List<String> words, Path archive) {
        words.addAll(QUIET);
        if (Files.exists(archive)) {
            words.add("-Xshare:auto");
            words.add("-XX:SharedArchiveFile=" + archive);
        }
    }

    private static List<String> compiling(int heapMegabytes, long rows) {
        List<String> words = common(heapMegabytes);
        if (rows <= SHORT_RUN_ROWS) {
            words.add("-XX:TieredStopAtLevel=1");
        }
        return words;
    }

    private static List<String> common(int heapMegabytes) {
        List<String> words = plain(heapMegabytes);
        words.add(COLLECTOR);
        words.addAll(OPTIMISING_LATE);
        return words;
    }
}
