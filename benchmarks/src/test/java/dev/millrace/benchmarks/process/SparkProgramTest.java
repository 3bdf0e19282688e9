package dev.millrace.benchmarks.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SparkProgramTest {
    private static final String MAIN = "some.Program";
    private static final String QUICK_COMPILER = "-XX:TieredStopAtLevel=1";

    @TempDir
    private Path home;

    private Path work;
    private SparkProgram program;

    @BeforeEach
    void makeStage() throws IOException {
        work = Files.createDirectory(home.resolve("work"));
        Path stage = home.resolve("eda-runner/target/eda-runner.jar");
        Files.createDirectories(stage.getParent());
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.CLASS_PATH, "lib/spark.jar lib/scala.jar");
        attributes.putValue("Add-Opens", "java.base/java.io java.base/java.net");
        try (OutputStream out = Files.newOutputStream(stage)) {
            new JarOutputStream(out, manifest).close();
        }
        program = new SparkProgram(new Workshop(home, work));
    }

    @Test
    void hasTheJarsOfTheAnalysisAndNothingOfTheHarnessButItself() {
        // Given
        Path lib = home.resolve("eda-runner/target/lib");

        // When
        List<String> words = program.asScript(MAIN);

        // Then
        assertThat(words)
                .containsSubsequence(
                        "-cp",
                        "%s:%s:%s"
                                .formatted(
                                        home.resolve("benchmarks/target/benchmarks.jar"),
                                        lib.resolve("spark.jar"),
                                        lib.resolve("scala.jar")),
                        MAIN);
    }

    @Test
    void opensToSparkWhatTheAnalysisOpens() {
        // Given / When
        List<String> words = program.asScript(MAIN);

        // Then
        assertThat(words)
                .contains("--add-opens=java.base/java.io=ALL-UNNAMED", "--add-opens=java.base/java.net=ALL-UNNAMED");
    }

    @Test
    void leavesAScriptItsOwnChoiceOfCollectorAndCompilers() throws IOException {
        // Given
        Files.createFile(work.resolve("spark-program.jsa"));

        // When
        List<String> words = program.asScript(MAIN);

        // Then
        assertThat(words).noneMatch(word -> word.startsWith("-XX:") || word.startsWith("-Xshare"));
    }

    @Test
    void startsLikeTheAnalysisWithTheArchiveAndForFewRowsTheQuickCompiler() throws IOException {
        // Given
        Path archive = Files.createFile(work.resolve("spark-program.jsa"));

        // When
        List<String> words = program.asStage(MAIN, 100_000);

        // Then
        assertThat(words).contains("-Xmx1024m", "-XX:+UseSerialGC", QUICK_COMPILER, "-XX:SharedArchiveFile=" + archive);
    }

    @Test
    void startsLikeTheAnalysisForManyRowsWithBothCompilers() {
        // Given / When
        List<String> words = program.asStage(MAIN, 10_000_000);

        // Then
        assertThat(words).doesNotContain(QUICK_COMPILER);
    }
}
