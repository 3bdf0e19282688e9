package dev.millrace.sink;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import io.smallrye.reactive.messaging.ChannelRegistry;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * The channel {@code rows}, which is paused until it is known which batch is wanted and where that begins. Its consumer
 * is then given the partitions at their offsets: it joins no group, so no rebalance can take a partition away.
 */
@ApplicationScoped
public class RowChannel implements RowFlow {
    static final String ROWS = "rows";

    private final KafkaClientService clients;
    private final ChannelRegistry channels;
    private volatile Consumer<ConsumerRecords<byte[], byte[]>> taker;
    private volatile RuntimeException failure;

    /**
     * @param clients knows the channel's consumer
     * @param channels knows how to pause and resume it
     */
    RowChannel(KafkaClientService clients, ChannelRegistry channels) {
        this.clients = clients;
        this.channels = channels;
    }

    /** Takes a poll's records; a failure ends the flow, and the job says why. */
    @Incoming(ROWS)
    @Blocking
    void take(ConsumerRecords<byte[], byte[]> records) {
        if (taker == null || failure != null) {
            return;
        }
        try {
            taker.accept(records);
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    @Override
    public void start(String topic, Map<Integer, Long> positions, Consumer<ConsumerRecords<byte[], byte[]>> newTaker) {
        taker = newTaker;
        List<TopicPartition> partitions = positions.keySet().stream()
                .map(partition -> new TopicPartition(topic, partition))
                .toList();
        clients.<byte[], byte[]>getConsumer(ROWS)
                .runOnPollingThread(consumer -> {
                    consumer.unsubscribe();
                    consumer.assign(partitions);
                    partitions.forEach(partition -> consumer.seek(partition, positions.get(partition.partition())));
                })
                .await()
                .indefinitely();
        channels.getPausable(ROWS).resume();
    }

    @Override
    public void rethrowFailure() {
        RuntimeException seen = failure;
        if (seen instanceof StageFailure known) {
            throw known;
        }
        if (seen != null) {
            throw new StageFailure(ExitCode.BUG, "The sink stopped (%s): this is a bug.".formatted(seen), seen);
        }
    }

    @Override
    public void stop() {
        taker = null;
        channels.getPausable(ROWS).pause();
    }
}
