package dev.millrace.systemtests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.millrace.contract.stage.Phase;
import dev.millrace.contract.stage.ProgressEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The same figures from a Spark cluster as from this machine, whatever befalls an executor. */
class StandaloneClusterIT {
    private static final int ROWS = 120_000;
    private static final Duration SOON = Duration.ofMinutes(2);

    @TempDir
    private static Path directory;

    private static SparkCluster cluster;
    private static String batch;
    private static JsonNode here;

    @BeforeAll
    static void analyseOnThisMachine() throws IOException {
        batch = new LandedTransactions(directory.resolve("out")).land(ROWS);
        // Many small tasks, so that there is a middle.
        Files.writeString(directory.resolve("spark.properties"), "spark.sql.files.maxPartitionBytes=256k\n");
        cluster = SparkCluster.start(Files.createDirectory(directory.resolve("cluster")));
        Batch.assertDone(analyse(Map.of()).outcome());
        here = figures();
    }

    @AfterAll
    static void stopCluster() {
        cluster.close();
    }

    @Test
    void aClusterTellsTheSameToTheLastDigit() throws IOException {
        // When
        Outcome outcome = analyse(onCluster(Map.of())).outcome();

        // Then
        Batch.assertDone(outcome);
        assertThat(outcome.err()).doesNotContain("Lost executor");
        assertThat(figures()).isEqualTo(here);
        assertThat(here.at("/profile/totals/rows").asInt()).isEqualTo(ROWS);
    }

    @Test
    void anExecutorThatIsKilledInTheMiddleChangesNothing() throws IOException {
        // Given
        RunningCommand analysis = analyse(onCluster(Map.of()));
        await().atMost(SOON).pollInterval(Duration.ofMillis(20)).until(() -> rows(analysis) > 0 || !analysis.isAlive());
        assertThat(rows(analysis)).as("rows read before the kill").isBetween(1L, ROWS / 2L);

        // When
        cluster.killExecutor(analysis);

        // Then
        Outcome outcome = analysis.outcome();
        Batch.assertDone(outcome);
        assertThat(outcome.err()).contains("Lost executor");
        assertThat(figures()).isEqualTo(here);
    }

    @Test
    void aClusterWithoutRoomIsWaitedForUntilTheDeadline() {
        // When
        Outcome outcome = analyse(
                        onCluster(Map.of("MILLRACE_SPARK_EXECUTOR_MEMORY", "100g", "MILLRACE_DEADLINE", "1s")))
                .outcome();

        // Then
        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isEqualTo(75);
        assertThat(outcome.out())
                .contains("Waited 1 s for an executor of " + cluster.address()
                        + " in vain: let it have a worker with 1 free cores and 100g of free memory");
    }

    private static RunningCommand analyse(Map<String, String> settings) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "MILLRACE_OUT",
                directory.resolve("out").toString(),
                "MILLRACE_BATCH",
                batch,
                "MILLRACE_PROGRESS",
                "json",
                // The verdict of all stages is another's.
                "MILLRACE_LAUNCHED",
                "true",
                "MILLRACE_SPARK_PROPERTIES",
                directory.resolve("spark.properties").toString()));
        environment.putAll(settings);
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                Path.of(System.getProperty("millrace.home"), "eda-runner", "target", "eda-runner.jar")
                        .toString());
        return RunningCommand.start(command, directory, environment);
    }

    private static Map<String, String> onCluster(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "MILLRACE_SPARK_MASTER", cluster.address(),
                "MILLRACE_SPARK_DRIVER_HOST", "127.0.0.1",
                "MILLRACE_SPARK_EXECUTOR_MEMORY", "512m"));
        settings.putAll(more);
        return settings;
    }

    private static long rows(RunningCommand analysis) {
        return analysis.text()
                .lines()
                .map(ProgressEvent::parse)
                .flatMap(Optional::stream)
                .filter(event -> event.phase() == Phase.RUNNING)
                .mapToLong(ProgressEvent::rows)
                .max()
                .orElse(0);
    }

    /** All of the summary but how it was made and how long that took. */
    private static JsonNode figures() throws IOException {
        ObjectNode summary = (ObjectNode) new ObjectMapper()
                .readTree(directory.resolve("out/report/summary.json").toFile());
        summary.remove("making");
        summary.at("/pipeline/stages").forEach(stage -> ((ObjectNode) stage).remove("seconds"));
        return summary;
    }
}
