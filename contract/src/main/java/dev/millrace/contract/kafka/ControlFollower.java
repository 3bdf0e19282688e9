package dev.millrace.contract.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import dev.millrace.contract.service.BatchRequest;
import dev.millrace.contract.service.StageNews;
import dev.millrace.contract.service.StatusBoard;
import dev.millrace.contract.wire.BatchRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Follows the control topics and keeps a board up to date, in a thread of its own, for as long as the process lives. A
 * broker that goes away is waited for.
 */
public final class ControlFollower implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaCluster cluster;
    private final StatusBoard board;
    private final KafkaThread thread;
    private volatile boolean caughtUp;

    /**
     * @param board is kept up to date
     * @param log is told what went wrong with Kafka, each time
     */
    public ControlFollower(KafkaCluster cluster, StatusBoard board, Consumer<Throwable> log) {
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
    boolean isDead() {
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
            } else if (record.topic().equals(StageNews.TOPIC)) {
                board.forgetNews(ControlRecords.key(record));
            }
            return;
        }
        switch (record.topic()) {
            case BatchRequest.TOPIC -> board.take(ControlRecords.readRequest(record, address));
            case StageNews.TOPIC -> board.take(ControlRecords.read(record, StageNews.class, address));
            default -> board.take(ControlRecords.read(record, BatchRecord.class, address), record.timestamp());
        }
    }

    /** Ends. */
    @Override
    public void close() {
        thread.close();
    }
}
