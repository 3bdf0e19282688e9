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
        words.add("-Xlog:disable");
        words.add("-Xlog:all=error:stderr");
        if (Files.exists(archive)) {
            words.add("-Xshare:auto");
            words.add("-XX:SharedArchiveFile=" + archive);
        }
        words.add("-jar");
        words.add(jar.toString());
        return words;
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

    private static List<String> common(int heapMegabytes) {
        return new ArrayList<>(List.of(JAVA, "-Xmx%dm".formatted(heapMegabytes), COLLECTOR, "-Dfile.encoding=UTF-8"));
    }
}
