package dev.millrace.systemtests;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.github.luben.zstd.Zstd;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Builds the image of each stage and runs it under a user id without a name, with a root that cannot be written to and
 * without any capability.
 */
class ContainerImagesIT {
    private static final String NO_BROKER = "127.0.0.1:9";

    @TempDir
    private Path directory;

    private final String name = "millrace-test-" + UUID.randomUUID();
    private ContainerEngine engine;

    @BeforeAll
    static void buildImages(@TempDir Path directory) {
        if (ContainerEngine.isPresent()) {
            ContainerEngine engine = new ContainerEngine(directory);
            for (StageImage image : StageImage.values()) {
                assertThat(image.build(engine)).as("build of %s", image).matches(build -> build.exitCode() == 0);
            }
        }
    }

    @BeforeEach
    void assumeEngine() {
        ContainerEngine.assumePresent();
        engine = new ContainerEngine(directory);
    }

    @AfterEach
    void removeContainers() {
        if (engine != null) {
            engine.docker("rm", "--force", name, name + "-kafka");
            engine.docker("network", "rm", name);
            engine.docker("volume", "rm", name);
        }
    }

    @ParameterizedTest
    @EnumSource
    void takesNearlyAllClassesFromItsArchive(StageImage image) {
        // Given
        // With -Xshare:on Java does not start if the archive does not fit.
        Map<String, String> settings = Map.of(
                "_JAVA_OPTIONS", "-Xshare:on -Xlog:class+load",
                "MILLRACE_OUT", "/tmp/out",
                "MILLRACE_ROWS", "10",
                "MILLRACE_INPUT", image == StageImage.GENERATE ? "" : "/etc/hostname",
                "MILLRACE_DEADLINE", "0s",
                "KAFKA_BOOTSTRAP_SERVERS", NO_BROKER);
        String[] arguments = image == StageImage.EDA ? new String[] {"rehearse"} : new String[0];

        // When
        Outcome run = image.run(engine, List.of("--network=none"), settings, arguments);

        // Then
        long archived = run.out()
                .lines()
                .filter(line -> line.contains("source: shared objects file (top)"))
                .count();
        long fromJars = run.out()
                .lines()
                .filter(line -> line.contains("source: file:/app/"))
                .count();
        assertThat(archived).as(run.err()).isGreaterThan(1_000);
        assertThat(fromJars).isLessThan(archived / 20);
    }

    @ParameterizedTest
    @EnumSource
    void namesItsUserByNumberSoThatAClusterCanTellItIsNotRoot(StageImage image) {
        // When
        Outcome user = engine.docker("image", "inspect", "--format", "{{.Config.User}}", image.tag());

        // Then
        assertThat(user.out().strip()).isEqualTo("185");
    }

    @Test
    void rowsTravelThroughAllImagesToTheVerdict() {
        // Given
        startKafka();
        List<String> alone = List.of("--network=none", "--volume", name + ":/data");
        List<String> withKafka = List.of("--network", name, "--volume", name + ":/data");
        Map<String, String> settings = Map.of("MILLRACE_ROWS", "5000", "KAFKA_BOOTSTRAP_SERVERS", "kafka:9092");

        // When
        Outcome generate = StageImage.GENERATE.run(engine, alone, settings);
        Outcome ingest = StageImage.INGEST.run(engine, withKafka, settings);
        Outcome sink = StageImage.SINK.run(engine, withKafka, settings);
        Outcome eda = StageImage.EDA.run(engine, alone, settings);

        // Then
        assertThat(List.of(generate, ingest, sink, eda)).allMatch(stage -> stage.exitCode() == 0);
        assertThat(eda.out())
                .contains("VERIFIED  every row that went in came out unchanged")
                .contains("report    /data/report/index.html");
        assertThat(eda.err()).isEmpty();
    }

    @Test
    void aStopReachesTheStage() {
        // Given
        StageImage.INGEST.start(engine, name, Map.of("MILLRACE_OUT", "/tmp/out", "KAFKA_BOOTSTRAP_SERVERS", NO_BROKER));
        await().atMost(Duration.ofMinutes(1))
                .until(() -> engine.docker("logs", name).out().contains("waiting for"));

        // When
        engine.docker("stop", "-t", "10", name);

        // Then
        assertThat(engine.docker("logs", name).out()).contains("Stopped before the end: the same command again does");
    }

    @Test
    void aTmpThatLetsNoLibraryBeLoadedIsSaidWhereOneIsNeeded() throws Exception {
        // Given
        Path packed = Files.write(directory.resolve("sales.csv.zst"), Zstd.compress("a,b".getBytes()));
        List<String> options = List.of("--network=none", "--volume", packed + ":/sales.csv.zst:ro,z");
        Map<String, String> settings = Map.of(
                "MILLRACE_OUT", "/tmp/out", "MILLRACE_INPUT", "/sales.csv.zst", "KAFKA_BOOTSTRAP_SERVERS", NO_BROKER);

        // When
        Outcome ingest = StageImage.INGEST.run(engine, options, settings);

        // Then
        assertThat(ingest.out())
                .contains("Input packed with Zstandard cannot be read, because no library can be loaded from /tmp: let"
                        + " programs run there (exec), or unpack the file.");
        assertThat(ingest.exitCode()).isEqualTo(64);
    }

    private void startKafka() {
        engine.docker("network", "create", name);
        Outcome started = engine.docker(
                "run",
                "--detach",
                "--name",
                name + "-kafka",
                "--network",
                name,
                "--network-alias",
                "kafka",
                "--env",
                "KAFKA_NODE_ID=1",
                "--env",
                "KAFKA_PROCESS_ROLES=broker,controller",
                "--env",
                "KAFKA_LISTENERS=PLAINTEXT://:9092,CONTROLLER://127.0.0.1:9093",
                "--env",
                "KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://kafka:9092",
                "--env",
                "KAFKA_LISTENER_SECURITY_PROTOCOL_MAP=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "--env",
                "KAFKA_CONTROLLER_LISTENER_NAMES=CONTROLLER",
                "--env",
                "KAFKA_CONTROLLER_QUORUM_VOTERS=1@127.0.0.1:9093",
                "--env",
                "KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR=1",
                "--env",
                "KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR=1",
                "--env",
                "KAFKA_TRANSACTION_STATE_LOG_MIN_ISR=1",
                "apache/kafka:" + System.getProperty("kafka.version"));
        assertThat(started.exitCode()).as(started.err()).isZero();
    }
}
