package dev.millrace.benchmarks.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Command lines for the programs that use Spark without us: on the analysis's own jars, so that Spark is the same, and
 * away from this program's class path, whose Kafka brings other versions of what both use.
 */
public final class SparkProgram {
    /** What the analysis has, and what Spark's own launcher gives a driver. */
    private static final int HEAP_MEGABYTES = 1024;

    private final Path programs;
    private final Path stage;
    private final Path archive;
    private final Attributes manifest;

    /**
     * @param shop with the stage that has Spark's jars, which must have been built
     * @throws IOException if it cannot be read
     */
    public SparkProgram(Workshop shop) throws IOException {
        this.programs = shop.jar("benchmarks", "benchmarks.jar");
        this.stage = shop.jar("eda-runner", "eda-runner.jar");
        this.archive = shop.file("spark-program.jsa");
        try (JarFile jar = new JarFile(stage.toFile())) {
            this.manifest = jar.getManifest().getMainAttributes();
        }
    }

    /**
     * As a script is started: plain Java, with the collector that it chooses.
     *
     * @param main the class
     */
    public List<String> asScript(String main) {
        List<String> words = JavaProgram.plain(HEAP_MEGABYTES);
        words.addAll(program(main));
        return words;
    }

    /**
     * As the analysis is started for so many rows, with an archive of classes if one was made.
     *
     * @param main the class
     */
    public List<String> asStage(String main, long rows) {
        List<String> words = JavaProgram.quick(HEAP_MEGABYTES, archive, rows);
        words.addAll(program(main));
        return words;
    }

    /** Started like this, it writes the archive that {@link #asStage} uses when it ends. */
    public List<String> inTraining(String main, long rows) {
        List<String> words = JavaProgram.training(HEAP_MEGABYTES, archive, rows);
        words.addAll(program(main));
        return words;
    }

    private List<String> program(String main) {
        List<String> words = new ArrayList<>();
        for (String opened : listed("Add-Opens")) {
            words.add("--add-opens=" + opened + "=ALL-UNNAMED");
        }
        words.add("-cp");
        words.add(classPath());
        words.add(main);
        return words;
    }

    /** One jar after the other, as an archive of classes wants it. */
    private String classPath() {
        Stream<Path> libraries = listed("Class-Path").stream().map(stage::resolveSibling);
        return Stream.concat(Stream.of(programs), libraries)
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private List<String> listed(String attribute) {
        return List.of(manifest.getValue(attribute).split(" "));
    }
}
