package dev.millrace.systemtests;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Lets several processes share one batch: ingests as the pods of an Indexed Job, sinks as commands. */
class ShardsIT {
    private static final int ROWS = 15_000;
    private static final int INGESTS = 3;

    @TempDir
    private Path directory;

    private RunningCommand ingest(int index, String broker) {
        Map<String, String> pod = new HashMap<>(Map.of(
                "MILLRACE_OUT", "o1",
                "MILLRACE_ROWS", "" + ROWS,
                "MILLRACE_SEED", "7",
                "MILLRACE_ROWS_PER_TRANSACTION", "20",
                "KAFKA_BOOTSTRAP_SERVERS", broker));
        pod.put("JOB_COMPLETION_INDEX", "" + index);
        pod.put("JOB_COMPLETION_COUNT", "" + INGESTS);
        return new JobCommand(directory).start("ingest-service", pod);
    }

    @Test
    void shardsOfWhichSomeAreKilledAreOneRunTogether() throws Exception {
        // Given
        try (KeptBroker broker = KeptBroker.start(directory.resolve("broker"))) {
            Batch batch = new Batch(directory, "o1", ROWS, 7, broker.address());
            batch.generate();
            List<RunningCommand> ingests = IntStream.range(0, INGESTS)
                    .mapToObj(index -> ingest(index, broker.address()))
                    .toList();
            RunningCommand killed = batch.sink("--shard", "0/2");
            RunningCommand sink = batch.sink("--shard", "1/2");
            batch.awaitMidway();

            // When
            ingests.get(1).kill();
            killed.killChild("sink-service");
            Outcome rival = batch.sink("--shard", "0/3").outcome();
            Outcome again = ingest(1, broker.address()).outcome();
            Outcome sinkAgain = batch.sink("--shard", "0/2").outcome();

            // Then
            assertThat(rival.exitCode()).as(rival.out() + rival.err()).isEqualTo(75);
            assertThat(rival.out() + rival.err()).contains("Another sink is landing the same batch in o1/landed/");
            List.of(again, ingests.get(0).outcome(), ingests.get(2).outcome(), sinkAgain, sink.outcome())
                    .forEach(Batch::assertDone);
            assertThat(again.out()).contains("went on behind row");
            batch.assertNothingLostOrDoubled();
            assertThat(batch.out().manifest("ingested/*/manifest.json").totals())
                    .isEqualTo(batch.out().manifest("generated/*.manifest.json").totals());
            Batch.assertDone(batch.eda().outcome());
            Outcome verdict = batch.verify();
            Batch.assertDone(verdict);
            assertThat(verdict.out()).contains("VERIFIED");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"generator-service", "ingest-service", "sink-service"})
    void aPodThatDoesNotKnowHowManyThereAreSaysSo(String room) {
        // When
        Outcome pod = new JobCommand(directory)
                .start(room, Map.of("MILLRACE_OUT", "o1", "JOB_COMPLETION_INDEX", "1"))
                .outcome();

        // Then
        assertThat(pod.exitCode()).as(pod.out() + pod.err()).isEqualTo(64);
        assertThat(pod.out())
                .contains("JOB_COMPLETION_INDEX is set and JOB_COMPLETION_COUNT is not: give the Job's pods its number"
                        + " of completions in that variable, or set MILLRACE_SHARD.");
    }

    @Test
    void aCommandIsNoShardBecauseItRunsInAJob() {
        // Given
        Map<String, String> pod = Map.of("JOB_COMPLETION_INDEX", "1", "JOB_COMPLETION_COUNT", "3");

        // When
        Outcome command = new MillraceCommand(directory, pod).run("generate", "--rows", "30", "--out", "o1");

        // Then
        Batch.assertDone(command);
        assertThat(new RunDirectory(directory.resolve("o1")).generatedRows()).hasSize(30);
    }
}
