package dev.millrace.runtime.control;

import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import dev.millrace.contract.stage.StageFailure;
import dev.millrace.kafka.KafkaCluster;
import dev.millrace.kafka.KafkaFailures;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Uuid;

/**
 * Sees to it that the control topics are there, and that the store holds nothing of topics that are gone: a channel reads on
 * at its offset whatever has become of its topic. Has a thread of its own; a broker that is away is waited for.
 */
public final class ControlTopicWatch implements AutoCloseable {
    private static final long PERIOD_MILLIS = 1_000;

    private final KafkaCluster cluster;
    private final ControlTopicConsumer consumer;
    private final Runnable seekToBeginning;
    private final Consumer<Throwable> onFailure;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "control-topics");
        thread.setDaemon(true);
        return thread;
    });
    private Map<String, Uuid> known = Map.of();

    /**
     * @param seekToBeginning has the channels read their topics from the beginning
     * @param onFailure is told what went wrong with Kafka, each time
     */
    public ControlTopicWatch(
            KafkaCluster cluster,
            ControlTopicConsumer consumer,
            Runnable seekToBeginning,
            Consumer<Throwable> onFailure) {
        this.cluster = cluster;
        this.consumer = consumer;
        this.seekToBeginning = seekToBeginning;
        this.onFailure = onFailure;
    }

    /** Looks once a second from now on. */
    public void start() {
        executor.scheduleWithFixedDelay(this::look, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            Map<String, Uuid> found = ControlTopics.ensure(cluster);
            // One that has just been created may not be seen yet; it must not be taken for a new one in a moment.
            boolean areAllThere = found.keySet().containsAll(ControlChannels.READ);
            if (areAllThere && !found.equals(known)) {
                if (!known.isEmpty()) {
                    consumer.beginAnew();
                    seekToBeginning.run();
                }
                consumer.await(ControlTopics.lastRecords(cluster));
                known = found;
            }
        } catch (KafkaException | StageFailure e) {
            onFailure.accept(KafkaFailures.translate(e, cluster.address()));
        } catch (RuntimeException bug) {
            // An exception that left here would end the looking for good.
            onFailure.accept(bug);
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
