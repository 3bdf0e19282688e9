package dev.millrace.kafka;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import dev.millrace.contract.dataset.Totals;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.Shard;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.contract.wire.BatchDetails;
import dev.millrace.contract.wire.BatchRecord;
import dev.millrace.contract.wire.BatchRecord.Completed;
import dev.millrace.contract.wire.BatchRecord.Opened;
import dev.millrace.contract.wire.BatchRecord.State;
import dev.millrace.contract.wire.Checkpoint;
import dev.millrace.contract.wire.WireFormat;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.awaitility.Awaitility.await;

/** What the control topic says of a batch, read from a real broker. */
class BatchLedgerIT {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Checkpoint START =
            new Checkpoint(0, 1, 0, 0, new Totals(0, "0000000000000000", Map.of()), List.of());

    @TempDir
    static Path log;

    private static TestBroker broker;

    private final String batch = UUID.randomUUID().toString();
    private final Opened opened = opened(Optional.empty(), 1);

    @BeforeAll
    static void start() {
        broker = new TestBroker(log);
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void theLastRecordOfABatchIsItsState() {
        // Given
        try (BatchLedger ledger = new BatchLedger(broker.cluster)) {
            assertThat(ledger.find(batch)).isEmpty();
            broker.write(BatchLedger.record(opened), BatchLedger.record(opened.completed(Map.of(0, 7L))));

            // When
            Optional<BatchRecord> found = ledger.find(batch);

            // Then
            assertThat(found).contains(opened.completed(Map.of(0, 7L)));
        }
    }

    @Test
    void aBatchThatWasRemovedIsNoneAnyMore() {
        // Given
        try (BatchLedger ledger = new BatchLedger(broker.cluster)) {
            broker.write(BatchLedger.record(opened));
            assertThat(ledger.find(batch)).isPresent();
            broker.write(new ProducerRecord<>(BatchLedger.TOPIC, batch.getBytes(StandardCharsets.UTF_8), null));

            // When / Then
            assertThat(ledger.find(batch)).isEmpty();
        }
    }

    @Test
    void whatStandsBehindAnOpenTransactionIsWaitedForAndNotSeenAtAGlance() throws Exception {
        // Given
        try (var another = broker.inTransaction(batch);
                BatchLedger waiting = new BatchLedger(broker.cluster);
                BatchLedger glancing = new BatchLedger(broker.cluster)) {
            another.send(BatchLedger.record(opened(Optional.of("another"), 1))).get();
            broker.write(BatchLedger.record(opened));

            // When
            var found = CompletableFuture.supplyAsync(() -> waiting.find(batch));

            // Then
            assertThat(glancing.glance(batch)).isEmpty();
            await().during(Duration.ofSeconds(1)).atMost(TIMEOUT).until(() -> !found.isDone());
            another.abortTransaction();
            assertThat(found.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS)).contains(opened);
        }
    }

    private Opened opened(Optional<String> replays, int shards) {
        return BatchRecord.opened(
                new BatchDetails(batch, "sales", "sales", WireFormat.JSON, "sales.csv", Map.of(0, 0L), replays, shards),
                START);
    }

    @Test
    void aBatchThatIsSharedIsToldAsAWhole() {
        // Given
        Shard first = new Shard(0, 2);
        Shard second = new Shard(1, 2);
        Opened shared = opened(Optional.empty(), 2);
        try (BatchLedger ledger = new BatchLedger(broker.cluster)) {
            broker.write(
                    BatchLedger.record(shared),
                    BatchLedger.record(shared.of(first).completed(Map.of(0, 5L))),
                    BatchLedger.record(shared.of(second)));

            // When
            Optional<BatchRecord> found = ledger.find(batch);

            // Then
            assertThat(found.orElseThrow().state()).isEqualTo(State.OPENED);
            assertThat(ledger.begun(batch, first).orElseThrow().state()).isEqualTo(State.COMPLETED);
            assertThat(ledger.begun(batch, second).orElseThrow().state()).isEqualTo(State.OPENED);
            assertThat(ledger.begun(batch, Shard.WHOLE)).isEmpty();
            assertThat(ledger.begun(batch, new Shard(0, 3))).isEmpty();

            // When
            broker.write(BatchLedger.record(shared.of(second).completed(Map.of(0, 9L))));

            // Then
            assertThat(ledger.find(batch))
                    .get()
                    .asInstanceOf(type(Completed.class))
                    .extracting(Completed::endOffsets)
                    .isEqualTo(Map.of(0, 9L));
        }
    }

    @Test
    void aBatchThatOneOfItsShardsGivesUpHasFailed() {
        // Given
        Opened shared = opened(Optional.empty(), 2);
        Opened first = shared.of(new Shard(0, 2));
        try (BatchLedger ledger = new BatchLedger(broker.cluster)) {
            broker.write(
                    BatchLedger.record(shared),
                    BatchLedger.record(first),
                    BatchLedger.record(shared.of(new Shard(1, 2)).completed(Map.of(0, 5L))));

            // When
            broker.write(BatchLedger.record(first.failed("too many rejected")));

            // Then
            assertThat(ledger.find(batch)).contains(shared.failed("too many rejected"));
            assertThat(ledger.begun(batch, first.shard())).isEmpty();
        }
    }

    @Test
    void aReplayThatFailedIsNone() {
        // Given
        Opened replay = opened(Optional.of("of-" + batch), 1);
        try (BatchLedger ledger = new BatchLedger(broker.cluster)) {
            broker.write(BatchLedger.record(replay));
            assertThat(ledger.replayOf("of-" + batch)).contains(replay);
            broker.write(BatchLedger.record(replay.failed("given up")));

            // When / Then
            assertThat(ledger.replayOf("of-" + batch)).isEmpty();
        }
    }

    @Test
    void aRecordOfSomebodyElseIsRefused(@TempDir Path ownLog) {
        // Given
        byte[] bytes = "no JSON".getBytes(StandardCharsets.UTF_8);
        try (TestBroker own = new TestBroker(ownLog);
                BatchLedger ledger = new BatchLedger(own.cluster)) {
            own.write(new ProducerRecord<>(BatchLedger.TOPIC, bytes, bytes));

            // When
            assertThatThrownBy(() -> ledger.find(batch))

                    // Then
                    .isInstanceOfSatisfying(
                            StageFailure.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.REFUSED))
                    .hasMessage(
                            "The topic batches at %s holds a record at offset 0 that is not Millrace's: use another cluster.",
                            own.cluster.address());
        }
    }
}
