package dev.millrace.systemtests;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Gives the stages an input, an output or a topic that is not what they expect. */
class SurroundingsIT {
    private static KeptBroker broker;

    @TempDir
    private Path directory;

    @BeforeAll
    static void startBroker(@TempDir Path log) {
        broker = KeptBroker.start(log.resolve("broker"));
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @Test
    void anOutputThatCannotBeWrittenIsSaidAndTheSameCommandGoesOn() throws Exception {
        // Given
        Batch batch = new Batch(directory, "o1", 2_000, 1, broker.address());
        batch.generate();
        Path ingested = Files.createFile(directory.resolve("o1/ingested"));
        Path landed = Files.createFile(directory.resolve("o1/landed"));

        // When
        Outcome ingest = batch.ingest().outcome();
        Outcome sink = batch.sink().outcome();

        // Then
        assertThat(ingest.exitCode()).as(ingest.out() + ingest.err()).isEqualTo(73);
        assertThat(ingest.out() + ingest.err())
                .containsPattern("o1/ingested/\\S+ cannot be written \\(Not a directory\\): free some space, or choose"
                        + " another place with --out\\.");
        assertThat(sink.exitCode()).as(sink.out() + sink.err()).isEqualTo(73);
        assertThat(sink.out() + sink.err())
                .containsPattern("o1/landed/\\S+\\.lock cannot be written \\(\\S*o1/landed is no directory\\)");
        Files.delete(ingested);
        Files.delete(landed);
        assertThat(batch.ingest().outcome().out()).contains("already ingested");
        Batch.assertDone(batch.sink().outcome());
        batch.assertNothingLostOrDoubled();
    }

    @Test
    void anInputThatIsWrittenToInMidBatchIsRefusedAndNothingOfItStays() throws Exception {
        // Given
        Batch batch = new Batch(directory, "o1", 20_000, 2, broker.address());
        batch.generate();
        Path input = batch.out().files("generated/*.csv").get(0);
        RunningCommand ingest = batch.ingest();
        RunningCommand sink = batch.sink();
        batch.awaitMidway();

        // When
        Files.writeString(input, "one more line\n", StandardOpenOption.APPEND);

        // Then
        Outcome refused = ingest.outcome();
        assertThat(refused.exitCode()).as(refused.out() + refused.err()).isEqualTo(65);
        assertThat(refused.out() + refused.err())
                .contains("transactions-20000-2.csv was changed or taken away while it was read, and nothing of it"
                        + " counts: ingest it again when nothing writes to it any more.");
        assertThat(sink.outcome().exitCode()).isEqualTo(65);
        assertThat(batch.out().files("landed/*/*")).isEmpty();
    }

    @Test
    void aTopicWithOtherPartitionsThanExpectedIsUsedAsItIs() throws Exception {
        // Given
        Files.writeString(directory.resolve("notes.yaml"), notes("three"));
        Files.writeString(directory.resolve("few.csv"), "id,note\n1,a\n");
        Files.writeString(directory.resolve("many.csv"), lines(5_000, "b"));
        var millrace = new MillraceCommand(directory);
        Batch.assertDone(millrace.run(command("ingest", "few.csv", "--partitions", "3")));

        // When
        Outcome ingest = millrace.run(command("ingest", "many.csv", "--partitions", "6"));

        // Then
        Batch.assertDone(ingest);
        Batch.assertDone(millrace.run(command("sink", "many.csv")));
        assertThat(new RunDirectory(directory.resolve("o1")).files("landed/*/part-*.csv"))
                .hasSize(3);
        assertThat(new RunDirectory(directory.resolve("o1")).landedRows()).hasSize(5_000);
    }

    @Test
    void aRowThatIsLargerThanTheBrokerTakesIsRefusedAndNothingLands() throws Exception {
        // Given
        Files.writeString(directory.resolve("notes.yaml"), notes("large"));
        Files.writeString(directory.resolve("large.csv"), lines(5_000, "b") + "6000," + "x".repeat(3_000_000) + "\n");
        var millrace = new MillraceCommand(directory);
        RunningCommand sink = millrace.start(command("sink", "large.csv", "--rows-per-file", "100"));

        // When
        Outcome ingest = millrace.run(command("ingest", "large.csv", "--kafka-property", "max.request.size=9000000"));

        // Then
        assertThat(ingest.exitCode()).as(ingest.out() + ingest.err()).isEqualTo(65);
        assertThat(ingest.out() + ingest.err())
                .contains(
                        "A row is larger than Kafka at " + broker.address() + " takes: raise its max.message.bytes and"
                                + " this client's max.request.size, or take the row out.");
        Outcome landed = sink.outcome();
        assertThat(landed.exitCode()).as(landed.out() + landed.err()).isEqualTo(65);
        assertThat(new RunDirectory(directory.resolve("o1")).files("landed/*/*"))
                .isEmpty();
    }

    @Test
    void aClientThatTheBrokerDoesNotLetInIsToldToLookAtItsCredentials() {
        // Given
        Batch batch = new Batch(directory, "o1", 1_000, 3, broker.address());
        batch.generate();
        String[] credentials = {
            "--kafka-property",
            "security.protocol=SASL_PLAINTEXT",
            "--kafka-property",
            "sasl.mechanism=PLAIN",
            "--kafka-property",
            "sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required username=\"u\""
                    + " password=\"p\";"
        };

        // When
        Outcome ingest = batch.ingest(credentials).outcome();

        // Then
        assertThat(ingest.exitCode()).as(ingest.out() + ingest.err()).isEqualTo(64);
        assertThat(ingest.out() + ingest.err()).contains("check its credentials and rights with --kafka-property");
        assertThat(batch.sink(credentials).outcome().exitCode()).isEqualTo(64);
    }

    private static String[] command(String stage, String input, String... more) {
        return Stream.concat(
                        Stream.of(
                                stage,
                                "--input",
                                input,
                                "--dataset",
                                "notes.yaml",
                                "--out",
                                "o1",
                                "--kafka",
                                broker.address()),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    private static String notes(String dataset) {
        return """
                name: %s
                columns:
                  - {name: id, type: integer, role: key, required: true}
                  - {name: note, type: string}
                """.formatted(dataset);
    }

    private static String lines(int rows, String note) {
        return IntStream.range(0, rows)
                .mapToObj(i -> i + "," + note)
                .collect(Collectors.joining("\n", "id,note\n", "\n"));
    }
}
