package dev.millrace.contract.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import dev.millrace.contract.service.BatchRequest;
import dev.millrace.contract.service.StageNews;
import dev.millrace.contract.service.StatusBoard;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.contract.wire.BatchRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Follows the control topics and keeps a board up to date, in a thread of its own, for as long as the process lives. A
 * broker that goes away is waited for.
 */
public final class ControlFollower implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PAUSE = Duration.ofMillis(500);
    /** A question to a broker that is away takes a minute, and nothing is lost by not waiting for its answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final KafkaCluster cluster;
    private final StatusBoard board;
    private final Consumer<Throwable> log;
    private final Thread thread;
    private volatile boolean closed;
    private volatile boolean caughtUp;

    /**
     * @param board is kept up to date
     * @param log is told what went wrong with Kafka, each time
     */
    public ControlFollower(KafkaCluster cluster, StatusBoard board, Consumer<Throwable> log) {
        this.cluster = cluster;
        this.board = board;
        this.log = log;
        this.thread = new Thread(this::follow, "control-topics");
        this.thread.setDaemon(true);
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
        return !closed && thread.getState() == Thread.State.TERMINATED;
    }

    private void follow() {
        while (!closed) {
            try {
                ControlTopics.ensure(cluster);
                followFromTheBeginning();
            } catch (KafkaException | StageFailure e) {
                log.accept(KafkaFailures.translate(e, cluster.address()));
                pause();
            }
        }
    }

    private void followFromTheBeginning() {
        caughtUp = false;
        board.clear();
        try (var consumer = new KafkaConsumer<byte[], byte[]>(config())) {
            List<TopicPartition> partitions = ControlTopics.ALL.stream()
                    .map(topic -> new TopicPartition(topic, 0))
                    .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = new HashMap<>();
            partitions.forEach(partition ->
                    ends.put(partition, cluster.stableOffsets(partition.topic()).get(0)));
            while (!closed) {
                consumer.poll(POLL).forEach(this::take);
                if (!caughtUp) {
                    caughtUp =
                            ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
                }
            }
        }
    }

    private Map<String, Object> config() {
        Map<String, Object> config = new HashMap<>(cluster.clientConfig());
        config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return config;
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

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends. */
    @Override
    public void close() {
        closed = true;
        try {
            thread.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
