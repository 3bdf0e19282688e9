package dev.millrace.systemtests;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Takes the broker away from an ingest and a sink that are in the middle of a batch. */
class BrokerFaultIT {
    private static final int ROWS = 20_000;

    /** A client that gives up within seconds, so that the test need not wait for minutes. */
    private static final String[] IMPATIENT = {
        "--deadline", "3s",
        "--kafka-property", "max.block.ms=3000",
        "--kafka-property", "request.timeout.ms=2000",
        "--kafka-property", "default.api.timeout.ms=3000",
        "--kafka-property", "delivery.timeout.ms=3000"
    };

    @TempDir
    private Path directory;

    private Batch batch(String kafka) {
        Batch batch = new Batch(directory, "o1", ROWS, 7, kafka);
        batch.generate();
        return batch;
    }

    @Test
    void aBrokerThatIsKilledAndComesBackIsSurvivedByIngestAndSink() {
        // Given
        try (KeptBroker broker = KeptBroker.start(directory.resolve("broker"))) {
            Batch batch = batch(broker.address());
            RunningCommand ingest = batch.ingest();
            RunningCommand sink = batch.sink();
            batch.awaitMidway();

            // When
            broker.kill();
            broker.start();

            // Then
            Batch.assertDone(ingest.outcome());
            Batch.assertDone(sink.outcome());
            batch.assertNothingLostOrDoubled();
        }
    }

    @Test
    void aBrokerThatStaysAwayEndsIngestAndSinkAndTheSameCommandsGoOn() {
        // Given
        try (KeptBroker broker = KeptBroker.start(directory.resolve("broker"))) {
            Batch batch = batch(broker.address());
            RunningCommand ingest = batch.ingest(IMPATIENT);
            RunningCommand sink = batch.sink(IMPATIENT);
            batch.awaitMidway();

            // When
            broker.kill();

            // Then
            assertThat(ingest.outcome()).satisfies(BrokerFaultIT::saysThatKafkaIsGone);
            assertThat(sink.outcome()).satisfies(BrokerFaultIT::saysThatKafkaIsGone);
            assertThat(batch.out().files("**.tmp")).isEmpty();
            broker.start();
            RunningCommand again = batch.ingest();
            Batch.assertDone(batch.sink().outcome());
            assertThat(again.outcome().out()).contains("went on behind row");
            batch.assertNothingLostOrDoubled();
        }
    }

    private static void saysThatKafkaIsGone(Outcome outcome) {
        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isEqualTo(69);
        assertThat(outcome.out() + outcome.err()).containsPattern("(No Kafka broker answers|Kafka) at 127.0.0.1:\\d+");
    }

    @Test
    void aNetworkThatIsCutForLessAndThenForLongerThanATransactionMayTakeIsSurvived() throws InterruptedException {
        // Given
        try (Wire wire = new Wire();
                KeptBroker broker = KeptBroker.startBehind(wire, directory.resolve("broker"))) {
            Batch batch = batch(broker.address());
            RunningCommand ingest = batch.ingest("--kafka-property", "transaction.timeout.ms=3000");
            RunningCommand sink = batch.sink();
            batch.awaitMidway();

            // When
            wire.cut();
            TimeUnit.SECONDS.sleep(1);
            wire.mend();
            batch.awaitFurther();
            wire.cutAtNextCommit();
            await().until(wire::isCut);
            TimeUnit.SECONDS.sleep(6);
            wire.mend();

            // Then
            Outcome ingested = ingest.outcome();
            Batch.assertDone(ingested);
            assertThat(ingested.out())
                    .as("the broker had ended the transaction")
                    .contains("went on behind row");
            Batch.assertDone(sink.outcome());
            batch.assertNothingLostOrDoubled();
        }
    }

    @Test
    void noBrokerAtTheStartIsSaid() {
        // Given
        Batch batch = batch("127.0.0.1:" + KeptBroker.freePort());
        RunningCommand sink = batch.sink("--deadline", "2s");

        // When
        Outcome ingest = batch.ingest("--deadline", "2s").outcome();

        // Then
        assertThat(ingest).satisfies(BrokerFaultIT::saysThatKafkaIsGone);
        assertThat(sink.outcome()).satisfies(BrokerFaultIT::saysThatKafkaIsGone);
        assertThat(batch.out().files("landed/*/*")).isEmpty();
    }

    @Test
    void anAddressThatNobodyKnowsIsSaidInOneSentenceAndNothingElseIs() {
        // Given
        Map<String, String> settings = Map.of("KAFKA_BOOTSTRAP_SERVERS", "no-such-host.invalid:9092");

        // When
        Outcome sink = new JobCommand(directory).start("sink-service", settings).outcome();

        // Then
        assertThat(sink.exitCode()).as(sink.out() + sink.err()).isEqualTo(64);
        assertThat(sink.out())
                .hasLineCount(1)
                .contains("No Kafka client can be made for 'no-such-host.invalid:9092' (", "): check --kafka and");
        assertThat(sink.err()).doesNotContain("WARN", "ERROR", "Exception");
    }
}
