package dev.millrace.systemtests;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Lets two processes do the same work at the same time. */
class RivalsIT {
    private static final int ROWS = 30_000;

    @TempDir
    private Path directory;

    @Test
    void theOlderOfTwoIngestsIsFencedAndSaysSo() throws Exception {
        // Given
        try (KeptBroker broker = KeptBroker.start(directory.resolve("broker"))) {
            Batch batch = new Batch(directory, "o1", ROWS, 7, broker.address());
            batch.generate();
            RunningCommand older = batch.ingest();
            RunningCommand sink = batch.sink();
            batch.awaitMidway();

            // When
            Batch same = new Batch(directory, "o2", ROWS, 7, broker.address());
            same.generate();
            RunningCommand younger = same.ingest();

            // Then
            Outcome fenced = older.outcome();
            assertThat(fenced.exitCode()).as(fenced.out() + fenced.err()).isEqualTo(75);
            assertThat(fenced.out() + fenced.err())
                    .contains(
                            "Another ingest of the same batch has taken over, and this one stopped: nothing is lost or"
                                    + " doubled.");
            Outcome done = younger.outcome();
            Batch.assertDone(done);
            assertThat(done.out()).contains("went on behind row");
            Batch.assertDone(sink.outcome());
            batch.assertNothingLostOrDoubled();
        }
    }

    @Test
    void theSecondOfTwoSinksInOneDirectoryEndsAndTouchesNothing() throws Exception {
        // Given
        try (KeptBroker broker = KeptBroker.start(directory.resolve("broker"))) {
            Batch batch = new Batch(directory, "o1", ROWS, 7, broker.address());
            batch.generate();
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
                                    "7",
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
    }

    @Test
    void twoSinksInTwoDirectoriesBothLandEverything() throws Exception {
        // Given
        try (KeptBroker broker = KeptBroker.start(directory.resolve("broker"))) {
            Batch batch = new Batch(directory, "o1", ROWS, 7, broker.address());
            batch.generate();
            Batch elsewhere = new Batch(directory, "o2", ROWS, 7, broker.address());
            elsewhere.generate();
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
}
