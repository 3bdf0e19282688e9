package dev.millrace.systemtests;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Lets two processes do the same work at the same time. */
class RivalsIT {
    private static final int ROWS = 20_000;

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

    private Batch batch(String out, int rows, int seed) {
        Batch batch = new Batch(directory, out, rows, seed, broker.address());
        batch.generate();
        return batch;
    }

    @Test
    void theOlderOfTwoIngestsIsFencedAndSaysSo() {
        // Given
        Batch batch = batch("o1", ROWS, 7);
        Batch same = batch("o2", ROWS, 7);
        RunningCommand older = batch.ingest();
        RunningCommand sink = batch.sink();
        batch.awaitMidway();

        // When
        RunningCommand younger = same.ingest();

        // Then
        Outcome fenced = older.outcome();
        assertThat(fenced.exitCode()).as(fenced.out() + fenced.err()).isEqualTo(75);
        assertThat(fenced.out() + fenced.err())
                .contains("Another ingest of the same batch has taken over, and this one stopped: nothing is lost or"
                        + " doubled.");
        Outcome done = younger.outcome();
        Batch.assertDone(done);
        assertThat(done.out()).contains("went on behind row");
        Batch.assertDone(sink.outcome());
        batch.assertNothingLostOrDoubled();
    }

    @Test
    void theSecondOfTwoSinksInOneDirectoryEndsAndTouchesNothing() {
        // Given
        Batch batch = batch("o1", ROWS, 8);
        RunningCommand ingest = batch.ingest();
        RunningCommand first = batch.sink();
        batch.awaitMidway();

        // When
        Outcome second = new JobCommand(directory)
                .start(
                        "sink-service",
                        Map.of(
                                "MILLRACE_OUT",
                                "o1",
                                "MILLRACE_ROWS",
                                "" + ROWS,
                                "MILLRACE_SEED",
                                "8",
                                "KAFKA_BOOTSTRAP_SERVERS",
                                broker.address()))
                .outcome();

        // Then
        assertThat(second.exitCode()).as(second.out() + second.err()).isEqualTo(75);
        assertThat(second.out()).contains("Another sink is landing the same batch in o1/landed/");
        Batch.assertDone(ingest.outcome());
        Batch.assertDone(first.outcome());
        batch.assertNothingLostOrDoubled();
    }

    @Test
    void twoSinksInTwoDirectoriesBothLandEverything() {
        // Given
        Batch batch = batch("o1", 5_000, 9);
        Batch elsewhere = batch("o2", 5_000, 9);
        RunningCommand one = batch.sink();
        RunningCommand other = elsewhere.sink();

        // When
        Outcome ingest = batch.ingest().outcome();

        // Then
        Batch.assertDone(ingest);
        Batch.assertDone(one.outcome());
        Batch.assertDone(other.outcome());
        batch.assertNothingLostOrDoubled();
        elsewhere.assertNothingLostOrDoubled();
    }
}
