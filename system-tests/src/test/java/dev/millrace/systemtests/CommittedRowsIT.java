package dev.millrace.systemtests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.millrace.contract.dataset.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Lets a sink find more rows in Kafka than were committed, and fewer. */
class CommittedRowsIT {
    private static final List<Row> ROWS = List.of(Row.of("1", "a"), Row.of("2", "b"), Row.of("3", "c"));
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
    void rowsOfATransactionThatWasAbortedDoNotLand() throws Exception {
        // Given
        try (PlayedIngest ingest = ingest("aborted")) {
            ingest.abort(ROWS.subList(0, 2));
            ingest.commit(ROWS);
            ingest.complete(ROWS);
        }

        // When
        Outcome sink = sink();

        // Then
        Batch.assertDone(sink);
        assertThat(new RunDirectory(directory.resolve("o1")).landedRows()).containsExactly("1,a", "2,b", "3,c");
    }

    @Test
    void rowsThatKafkaHasLostAreMissedAtTheEndAndNothingVouchesForTheRest() throws Exception {
        // Given
        try (PlayedIngest ingest = ingest("lost")) {
            ingest.commit(ROWS.subList(0, 2));
            ingest.complete(ROWS);
        }

        // When
        Outcome sink = sink();

        // Then
        assertThat(sink.exitCode()).as(sink.out() + sink.err()).isEqualTo(65);
        assertThat(sink.out())
                .containsPattern("Kafka gave back other rows than were ingested: 2 rows with hash \\S+ instead of 3"
                        + " with \\S+\\. Ingest the batch again into a topic that keeps its records\\.");
        assertThat(new RunDirectory(directory.resolve("o1")).files("landed/*/manifest.json"))
                .isEmpty();
    }

    private PlayedIngest ingest(String dataset) throws IOException {
        Path definition = Files.writeString(directory.resolve("notes.yaml"), """
                name: %s
                columns:
                  - {name: id, type: integer, role: key, required: true}
                  - {name: note, type: string}
                """.formatted(dataset));
        Path input = Files.writeString(directory.resolve("notes.csv"), "id,note\n1,a\n2,b\n3,c\n");
        return new PlayedIngest(definition, input, broker.address());
    }

    private Outcome sink() {
        return new JobCommand(directory)
                .start(
                        "sink-service",
                        Map.of(
                                "MILLRACE_OUT", "o1",
                                "MILLRACE_INPUT", "notes.csv",
                                "MILLRACE_DATASET", "notes.yaml",
                                "MILLRACE_DEADLINE", "20s",
                                "KAFKA_BOOTSTRAP_SERVERS", broker.address()))
                .outcome();
    }
}
