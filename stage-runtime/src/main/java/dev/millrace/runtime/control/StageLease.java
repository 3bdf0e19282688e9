package dev.millrace.runtime.control;

import java.util.Collection;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Sees to it that of all the processes of one stage a single one works: the topic of the requests has one partition, and
 * the consumer group {@code millrace-<stage>} gives it to one of them. Should that one die, the group gives it to another, or
 * to the same one when it is back. A process that was given up by mistake may still be at work until it notices.
 *
 * <p>As a bean it is named after the channel that tells it. Safe for use by many threads.
 */
@Singleton
@Identifier(ControlChannels.LEASE)
public final class StageLease implements KafkaConsumerRebalanceListener {
    private volatile boolean held;
    private volatile Runnable whenLost = () -> {};

    /** Whether this process is the one that works. */
    public boolean isHeld() {
        return held;
    }

    /** Lets somebody know, from the thread that polls, when the lease has gone to another process. */
    public void whenLost(Runnable listener) {
        whenLost = listener;
    }

    /** The partition is a token: what is in it is read by another channel, so nothing of it is fetched here. */
    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        consumer.pause(partitions);
        held = held || !partitions.isEmpty();
    }

    /** Also of partitions that were lost: by a process that had not polled for long, or was not heard of. */
    @Override
    public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        if (!partitions.isEmpty() && held) {
            held = false;
            whenLost.run();
        }
    }
}
