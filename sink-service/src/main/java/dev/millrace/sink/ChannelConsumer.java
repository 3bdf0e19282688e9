package dev.millrace.sink;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.kafka.KafkaFailures;
import io.smallrye.mutiny.Multi;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.eclipse.microprofile.reactive.messaging.Channel;

/**
 * A consumer that is configured as the channel {@code rows} is, in a thread of its own. It is given its partitions at
 * their offsets and joins no group, so no rebalance can take a partition away.
 *
 * <p>Rows do not pass through the channel itself: it makes a message of every record, with its metadata, and that costs
 * more than all that the sink does with the row.
 */
@ApplicationScoped
public class ChannelConsumer implements RowConsumer {
    static final String ROWS = "rows";

    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaClientService clients;
    private KafkaConsumer<byte[], byte[]> consumer;
    private Thread thread;
    private String address;
    private volatile Throwable failure;

    /**
     * @param clients knows the channel's configuration
     * @param rows declares the channel
     */
    ChannelConsumer(KafkaClientService clients, @Channel(ROWS) Multi<byte[]> rows) {
        this.clients = clients;
    }

    @Override
    public void start(String topic, Map<Integer, Long> positions, Consumer<ConsumerRecords<byte[], byte[]>> taker) {
        failure = null;
        if (positions.isEmpty()) {
            // There may be more shards than partitions.
            return;
        }
        Map<String, Object> configuration = Map.copyOf(clients.getConsumer(ROWS).configuration());
        address = String.valueOf(configuration.get(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG));
        KafkaConsumer<byte[], byte[]> rows = new KafkaConsumer<>(configuration);
        List<TopicPartition> partitions = positions.keySet().stream()
                .map(partition -> new TopicPartition(topic, partition))
                .toList();
        rows.assign(partitions);
        partitions.forEach(partition -> rows.seek(partition, positions.get(partition.partition())));
        consumer = rows;
        thread = new Thread(() -> flow(rows, taker), ROWS);
        thread.start();
    }

    private void flow(KafkaConsumer<byte[], byte[]> rows, Consumer<ConsumerRecords<byte[], byte[]>> taker) {
        try (rows) {
            while (true) {
                taker.accept(rows.poll(POLL));
            }
        } catch (WakeupException e) {
            // The end that was asked for.
        } catch (OffsetOutOfRangeException e) {
            failure = new StageFailure(
                    ExitCode.REFUSED,
                    "Kafka no longer keeps all rows of the batch: ingest it again, into a topic that keeps them.",
                    e);
        } catch (KafkaException e) {
            failure = KafkaFailures.translate(e, address);
        } catch (RuntimeException | Error e) {
            failure = e;
        }
    }

    @Override
    public void rethrowFailure() {
        Throwable seen = failure;
        if (seen instanceof StageFailure known) {
            throw known;
        }
        if (seen != null) {
            throw new StageFailure(ExitCode.BUG, "The sink stopped (%s): this is a bug.".formatted(seen), seen);
        }
    }

    @Override
    public void stop() {
        if (consumer == null) {
            return;
        }
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // The next batch may have no partition here.
        consumer = null;
    }
}
