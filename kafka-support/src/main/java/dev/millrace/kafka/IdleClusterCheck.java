package dev.millrace.kafka;

import java.time.Duration;

import org.apache.kafka.clients.consumer.ConsumerRecords;

/** Notices that a cluster has gone while records of it are waited for: polling never says. */
final class IdleClusterCheck {
    /** After so long without a record, the cluster is asked whether it is there at all. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final KafkaCluster cluster;
    private final String topic;
    private long heardNanos = System.nanoTime();

    IdleClusterCheck(KafkaCluster cluster, String topic) {
        this.cluster = cluster;
        this.topic = topic;
    }

    /**
     * To be told of every poll.
     *
     * @throws org.apache.kafka.common.KafkaException if the cluster does not answer
     * @throws dev.millrace.contract.stage.StageFailure with code 75 if the topic is gone
     */
    void after(ConsumerRecords<?, ?> polled) {
        if (!polled.isEmpty()) {
            heardNanos = System.nanoTime();
        } else if (System.nanoTime() - heardNanos > LONGEST.toNanos()) {
            cluster.endOffsets(topic);
            heardNanos = System.nanoTime();
        }
    }
}
