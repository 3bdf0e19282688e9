package dev.millrace.runtime.control;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import dev.millrace.contract.wire.BatchRecord;
import dev.millrace.kafka.ControlRecords;
import dev.millrace.kafka.KafkaCluster;
import dev.millrace.runtime.batch.BatchRequest;
import dev.millrace.runtime.batch.BatchStatusStore;
import dev.millrace.runtime.batch.StageProgressEvent;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/**
 * Follows the control topics and keeps a board up to date, in a thread of its own, for as long as the process lives. A
 * broker that goes away is waited for.
 */
public final class ControlTopicConsumer implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaCluster cluster;
    private final BatchStatusStore board;
    private final KafkaThread thread;
    private volatile boolean caughtUp;

    /**
     * @param board is kept up to date
     * @param log is told what went wrong with Kafka, each time
     */
    public ControlTopicConsumer(KafkaCluster cluster, BatchStatusStore board, Consumer<Throwable> log) {
        this.cluster = cluster;
        this.board = board;
        this.thread = new KafkaThread("control-topics", cluster, this::follow, log);
    }

    /** Begins. */
    public void start() {
        thread.start();
    }

    /** Whether the board has been told everything that was there when following began: before, it must not be believed. */
    public boolean isCaughtUp() {
        return caughtUp;
    }

    /** Whether nobody follows any more, though somebody should. */
    public boolean isDead() {
        return thread.isDead();
    }

    private void follow(BooleanSupplier isClosed) {
        ControlTopics.ensure(cluster);
        caughtUp = false;
        board.clear();
        try (var consumer = new KafkaConsumer<byte[], byte[]>(cluster.readerConfig())) {
            List<TopicPartition> partitions = ControlTopics.ALL.stream()
                    .map(topic -> new TopicPartition(topic, 0))
                    .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = new HashMap<>();
            partitions.forEach(partition ->
                    ends.put(partition, cluster.stableOffsets(partition.topic()).get(0)));
            while (!isClosed.getAsBoolean()) {
                consumer.poll(POLL).forEach(this::take);
                if (!caughtUp) {
                    caughtUp =
                            ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
                }
            }
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        String address = cluster.address();
        if (record.value() == null) {
            if (record.topic().equals(BatchRequest.TOPIC)) {
                board.forget(ControlRecords.key(record));
            } else if (record.topic().equals(StageProgressEvent.TOPIC)) {
                board.forgetNews(ControlRecords.key(record));
            }
            return;
        }
        switch (record.topic()) {
            case BatchRequest.TOPIC -> board.take(request(record, address));
            case StageProgressEvent.TOPIC -> board.take(ControlRecords.read(record, StageProgressEvent.class, address));
            default -> board.take(ControlRecords.read(record, BatchRecord.class, address), record.timestamp());
        }
    }

    /** A request, with the trace that it belongs to. */
    private static BatchRequest request(ConsumerRecord<byte[], byte[]> record, String address) {
        Header trace = record.headers().lastHeader(ControlTopics.TRACE);
        BatchRequest request = ControlRecords.read(record, BatchRequest.class, address);
        return trace == null ? request : request.tracedBy(new String(trace.value(), StandardCharsets.US_ASCII));
    }

    /** Ends. */
    @Override
    public void close() {
        thread.close();
    }
}
