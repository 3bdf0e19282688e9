package dev.millrace.runtime.control;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import dev.millrace.contract.stage.Stage;
import dev.millrace.kafka.KafkaCluster;
import dev.millrace.runtime.batch.BatchRequest;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Sees to it that of all the processes of one stage a single one works: the topic of the requests has one partition, and
 * a consumer group gives it to one of them. Should that one die, the group gives it to another, or to the same one when it
 * is back. A process that was given up by mistake may still be at work until it notices.
 */
public final class StageLease implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    /** After so long without a sign of life another process takes over; brokers allow no less than six seconds. */
    private static final int SESSION_MILLIS = 6_000;

    private final KafkaCluster cluster;
    private final String group;
    private final Runnable whenLost;
    private final KafkaThread thread;
    private volatile boolean ours;

    /**
     * @param stage whose turn it is
     * @param whenLost is called when the turn has gone to another process
     * @param log is told what went wrong with Kafka, each time
     */
    public StageLease(KafkaCluster cluster, Stage stage, Runnable whenLost, Consumer<Throwable> log) {
        this.cluster = cluster;
        this.group = "millrace-" + stage;
        this.whenLost = whenLost;
        this.thread = new KafkaThread("turn-" + stage, cluster, this::take, log);
    }

    /** Begins to ask for it. */
    public void start() {
        thread.start();
    }

    /** Whether this process is the one that works. */
    public boolean isOurs() {
        return ours;
    }

    /** Whether nobody asks for it any more, though somebody should. */
    public boolean isDead() {
        return thread.isDead();
    }

    private void take(BooleanSupplier isClosed) {
        try (var consumer = new KafkaConsumer<byte[], byte[]>(config())) {
            // One that subscribes to a topic that is not there looks for it again after minutes only.
            ControlTopics.ensure(cluster);
            consumer.subscribe(List.of(BatchRequest.TOPIC), new Listener(consumer));
            while (!isClosed.getAsBoolean()) {
                consumer.poll(POLL);
            }
        } finally {
            lose();
        }
    }

    private void lose() {
        if (ours) {
            ours = false;
            whenLost.run();
        }
    }

    private Map<String, Object> config() {
        Map<String, Object> config = cluster.readerConfig();
        config.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_MILLIS);
        config.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, SESSION_MILLIS / 4);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        return config;
    }

    /** The partition is a token: what is in it is read by the follower, so nothing of it is fetched here. */
    private final class Listener implements ConsumerRebalanceListener {
        private final KafkaConsumer<byte[], byte[]> consumer;

        Listener(KafkaConsumer<byte[], byte[]> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            consumer.pause(partitions);
            ours = ours || !partitions.isEmpty();
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            if (!partitions.isEmpty()) {
                lose();
            }
        }
    }

    /** Gives it up, so that another process need not wait. */
    @Override
    public void close() {
        thread.close();
    }
}
