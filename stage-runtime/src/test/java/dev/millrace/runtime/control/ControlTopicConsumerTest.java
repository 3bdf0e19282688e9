package dev.millrace.runtime.control;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import dev.millrace.contract.dataset.Totals;
import dev.millrace.contract.stage.Phase;
import dev.millrace.contract.stage.ProgressEvent;
import dev.millrace.contract.wire.BatchDetails;
import dev.millrace.contract.wire.BatchRecord;
import dev.millrace.contract.wire.Checkpoint;
import dev.millrace.contract.wire.WireFormat;
import dev.millrace.kafka.BatchLedger;
import dev.millrace.kafka.ControlRecords;
import dev.millrace.runtime.batch.BatchRequest;
import dev.millrace.runtime.batch.BatchState;
import dev.millrace.runtime.batch.BatchStatusStore;
import dev.millrace.runtime.batch.StageProgressEvent;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ControlTopicConsumerTest {
    private static final String ID = "0123456789abcdef";

    private final BatchStatusStore store = new BatchStatusStore();
    private final ControlTopicConsumer consumer = new ControlTopicConsumer(store);
    private final Logger logger = Logger.getLogger(ControlTopicConsumer.class.getName());
    private final List<String> said = new ArrayList<>();
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord line) {
            said.add(String.format(line.getMessage(), line.getParameters()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listenToTheLog() {
        logger.addHandler(listener);
    }

    @AfterEach
    void listenNoMore() {
        logger.removeHandler(listener);
    }

    private static BatchRequest request() {
        return new BatchRequest(
                ID, false, "sales", null, "sales.csv", null, "sales.csv", "0", WireFormat.JSON, null, 1, 1, null);
    }

    private static StageProgressEvent running() {
        return new StageProgressEvent(
                ID, 1, ID, new ProgressEvent("ingest", Phase.RUNNING, 1, 2, 0, 1, null, null), 2, null);
    }

    private static BatchRecord opened() {
        Totals nothing = new Totals(0, "0000000000000000", Map.of());
        return BatchRecord.opened(
                new BatchDetails(ID, "sales", "sales", WireFormat.JSON, "sales.csv", Map.of(), Optional.empty(), 1),
                new Checkpoint(0, 1, 0, 0, nothing, List.of()));
    }

    private static ConsumerRecord<byte[], byte[]> at(long offset, ProducerRecord<byte[], byte[]> written) {
        return new ConsumerRecord<>(written.topic(), 0, offset, written.key(), written.value());
    }

    private static ConsumerRecord<byte[], byte[]> at(long offset, BatchRequest request) {
        return at(offset, ControlRecords.write(BatchRequest.TOPIC, request.id(), request));
    }

    private static ConsumerRecord<byte[], byte[]> at(long offset, StageProgressEvent event) {
        return at(offset, ControlRecords.write(StageProgressEvent.TOPIC, event.key(), event));
    }

    private static ConsumerRecord<byte[], byte[]> text(String topic, long offset, String key, String value) {
        return new ConsumerRecord<>(topic, 0, offset, bytes(key), bytes(value));
    }

    private static byte[] bytes(String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void whatTheTopicsSayIsPutTogether() {
        // When
        consumer.apply(at(0, request()));
        consumer.apply(at(0, BatchLedger.record(opened())));
        consumer.apply(at(0, running()));

        // Then
        assertThat(store.find(ID)).get().satisfies(status -> {
            assertThat(status.state()).isEqualTo(BatchState.RUNNING);
            assertThat(status.ledger()).contains(opened());
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "NULL",
            value = {
                "requests | abc  | secret",
                "requests | abc  | {}",
                "requests | abc  | null",
                "requests | NULL | {}",
                "batches  | abc  | secret",
                "batches  | abc  | {}",
                "batches  | abc  | null",
                "batches  | abc  | {\"state\":\"secret\"}",
                "batches  | NULL | {}",
                "progress | abc  | secret",
                "progress | abc  | {}",
                "progress | abc  | null",
                "progress | abc  | {\"request\":\"secret\",\"event\":{}}",
                "progress | NULL | {}",
            })
    void aRecordThatNobodyCanReadIsSkippedAndSaidOnceWithoutItsContent(String topic, String key, String value) {
        // When
        consumer.apply(text(topic, 17, key, value));
        consumer.apply(at(18, request()));
        consumer.apply(at(18, running()));

        // Then
        assertThat(said)
                .containsExactly("The topic %s holds a record at offset 17 that is not Millrace's: it is skipped."
                        .formatted(topic));
        assertThat(store.find(ID)).get().extracting(status -> status.state()).isEqualTo(BatchState.RUNNING);
    }

    @Test
    void aListenerThatFailsStopsNobody() throws Exception {
        // Given
        try (AutoCloseable listening = store.addListener(id -> {
            throw new IllegalStateException("a bug");
        })) {
            // When
            consumer.apply(at(0, request()));
        }

        // Then
        assertThat(store.find(ID)).isPresent();
        assertThat(said).singleElement().asString().doesNotContain("not Millrace's");
    }

    @ParameterizedTest
    @ValueSource(strings = {"requests", "batches", "progress"})
    void theStoreIsBelievedWhenEachTopicIsReadAsFarAsItWentAtTheStart(String last) {
        // Given
        consumer.apply(text("requests", 3, ID, null));
        consumer.apply(text("batches", 5, ID, null));
        consumer.apply(text("progress", 7, ID + "/ingest", null));
        assertThat(consumer.isCaughtUp()).isFalse();

        // When
        consumer.await(Map.of(
                "requests", last.equals("requests") ? 4L : 3L,
                "batches", last.equals("batches") ? 6L : 5L,
                "progress", last.equals("progress") ? 8L : 7L));

        // Then
        assertThat(consumer.isCaughtUp()).isFalse();
        consumer.apply(text(last, 8, ID, "unreadable, and read nevertheless"));
        assertThat(consumer.isCaughtUp()).isTrue();
    }

    @Test
    void topicsWithoutARecordNeedNotBeWaitedFor() {
        // When
        consumer.await(Map.of("requests", -1L, "batches", -1L, "progress", -1L));

        // Then
        assertThat(consumer.isCaughtUp()).isTrue();
    }

    @Test
    void beginningAnewForgetsAllAndIsBelievedOnlyWhenThatIsKnownAgain() {
        // Given
        consumer.apply(at(0, request()));
        consumer.await(Map.of("requests", 0L, "batches", -1L, "progress", -1L));
        assertThat(consumer.isCaughtUp()).isTrue();

        // When
        consumer.beginAnew();

        // Then
        assertThat(store.newest()).isEmpty();
        assertThat(consumer.isCaughtUp()).isFalse();
        consumer.await(Map.of("requests", 0L, "batches", -1L, "progress", -1L));
        assertThat(consumer.isCaughtUp()).isFalse();
    }

    @Test
    void aTombstoneForgetsARequestOrItsProgress() {
        // Given
        consumer.apply(at(0, request()));
        consumer.apply(at(0, running()));

        // When
        consumer.apply(text("progress", 1, running().key(), null));

        // Then
        assertThat(store.find(ID)).get().extracting(status -> status.state()).isEqualTo(BatchState.QUEUED);
        consumer.apply(text("requests", 1, ID, null));
        assertThat(store.find(ID)).isEmpty();
    }
}
