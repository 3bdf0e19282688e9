package dev.millrace.runtime.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

import dev.millrace.contract.dataset.Totals;
import dev.millrace.contract.stage.Phase;
import dev.millrace.contract.wire.BatchDetails;
import dev.millrace.contract.wire.BatchRecord;
import dev.millrace.contract.wire.Checkpoint;
import dev.millrace.contract.wire.WireFormat;
import dev.millrace.kafka.ControlRecords;
import dev.millrace.runtime.batch.BatchRequest;
import dev.millrace.runtime.batch.BatchState;
import dev.millrace.runtime.batch.BatchStatusStore;
import dev.millrace.runtime.batch.StageProgressEvent;
import dev.millrace.runtime.control.ControlTopicProducer;
import dev.millrace.runtime.control.StageLease;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.eclipse.microprofile.reactive.messaging.Message;

/** A control plane without a broker: what is published is heard at once, unless the test has it otherwise. */
final class ControlPlaneOfTheTest {
    static final String ID = "0123456789abcdef";

    private static final List<TopicPartition> TOKEN = List.of(new TopicPartition(BatchRequest.TOPIC, 0));
    private static final Totals NOTHING = new Totals(0, "0000000000000000", Map.of());

    final BatchStatusStore store = new BatchStatusStore();
    final List<Throwable> failures = new CopyOnWriteArrayList<>();
    volatile boolean caughtUp = true;
    /** Whether the store hears of what is published. */
    volatile boolean isHeard = true;
    /** Whether what is published is written. */
    volatile boolean isReachable = true;

    private final ControlTopicProducer producer = new ControlTopicProducer("127.0.0.1:1");
    private final StageLease lease = new StageLease();
    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("latest");
    private final List<StageProgressEvent> published = new CopyOnWriteArrayList<>();

    ControlPlaneOfTheTest() {
        consumer.assign(TOKEN);
        producer.progress().subscribe().with(this::write);
    }

    StageWorker worker(StageHandler handler) {
        return new StageWorker(handler, lease, store, () -> caughtUp, producer, new StageObserver() {
            @Override
            public StageOutcome around(StageTask task, Supplier<StageOutcome> work) {
                return work.get();
            }

            @Override
            public void onFailure(Throwable failure) {
                failures.add(failure);
            }
        });
    }

    private void write(Message<ProducerRecord<byte[], byte[]>> message) {
        if (!isReachable) {
            message.nack(new TimeoutException("nobody answers"));
            return;
        }
        ProducerRecord<byte[], byte[]> record = message.getPayload();
        try {
            StageProgressEvent event = ControlRecords.parse(
                    new ConsumerRecord<>(record.topic(), 0, published.size(), record.key(), record.value()),
                    StageProgressEvent.class);
            published.add(event);
            message.ack();
            if (isHeard) {
                store.apply(event);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was published, in order. */
    List<Phase> phases() {
        return published.stream().map(event -> event.event().phase()).toList();
    }

    void grantLease() {
        lease.onPartitionsAssigned(consumer, TOKEN);
    }

    void takeLeaseAway() {
        lease.onPartitionsRevoked(consumer, TOKEN);
    }

    void ask() {
        ask(ID);
    }

    void ask(String id) {
        store.apply(request(id));
    }

    void askAgain() {
        store.apply(request(ID).after(request(ID)));
    }

    void cancel() {
        cancel(ID);
    }

    void cancel(String id) {
        store.apply(request(id).cancel());
    }

    void openInLedger() {
        store.apply(
                BatchRecord.opened(
                        new BatchDetails(
                                ID, "sales", "sales", WireFormat.JSON, "sales.csv", Map.of(), Optional.empty(), 1),
                        new Checkpoint(0, 1, 0, 0, NOTHING, List.of())),
                3);
    }

    BatchState state() {
        return state(ID);
    }

    BatchState state(String id) {
        return store.find(id).orElseThrow().state();
    }

    private static BatchRequest request(String id) {
        return new BatchRequest(
                id, false, "sales", null, "sales.csv", null, "sales.csv", "0", WireFormat.JSON, null, 1, 1, null);
    }
}
