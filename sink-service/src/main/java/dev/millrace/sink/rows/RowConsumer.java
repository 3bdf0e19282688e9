package dev.millrace.sink.rows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import dev.millrace.contract.stage.StageFailure;
import dev.millrace.kafka.KafkaFailures;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.reactive.messaging.ChannelRegistry;
import io.smallrye.reactive.messaging.ClientCustomizer;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * The channel {@code rows}. Its consumer is given the partitions of one batch after the other, at their offsets: it joins
 * no group, so no rebalance can take a partition away, and commits nothing. A message is a poll and not a row, which would
 * cost more than all that the sink does with the row.
 *
 * <p>Used by the one thread that watches over a landing, and by the channel's own.
 */
@ApplicationScoped
public class RowConsumer implements ClientCustomizer<Map<String, Object>> {
    static final String ROWS = "rows";

    private final KafkaClientService clients;
    private final ChannelRegistry channels;
    private final AtomicReference<RowAssignment> polled = new AtomicReference<>();
    private volatile Optional<RowAssignment> current = Optional.empty();

    RowConsumer(KafkaClientService clients, ChannelRegistry channels) {
        this.clients = clients;
        this.channels = channels;
    }

    @Incoming(ROWS)
    @Blocking
    void land(List<Poll> polls) {
        polls.forEach(Poll::land);
    }

    /**
     * Lets the rows of a topic flow, from where they are to be taken.
     *
     * @param taker is given what is polled, by one thread at a time; of a landing without partitions nothing
     * @throws StageFailure with 64 or 69 if there is no way to reach Kafka
     */
    public void start(String topic, RowTaker taker) {
        // There may be more shards than partitions.
        if (!taker.positions().isEmpty()) {
            RowAssignment next = new RowAssignment(topic, taker);
            inPollingThread(consumer -> {
                polled.set(next);
                next.assign(consumer);
            });
            current = Optional.of(next);
            channels.getPausable(ROWS).resume();
        }
    }

    /**
     * Looks whether rows still come.
     *
     * @throws StageFailure if they cannot: with 65 when Kafka no longer keeps them, with 70 because of a bug, or else as the
     *     landing or Kafka failed
     */
    public void check() {
        current.ifPresent(now -> {
            if (now.isSilent()) {
                consumer().runOnPollingThread(now::probe).subscribe().with(nothing -> {}, now::fail);
            }
            now.rethrowFailure(address());
        });
    }

    /** Lets no more rows flow; when this returns, none is being taken. */
    public void stop() {
        current.ifPresent(now -> {
            now.end();
            channels.getPausable(ROWS).pause();
            // The channel would go on to poll until it holds two polls that nobody wants.
            inPollingThread(consumer -> consumer.pause(consumer.assignment()));
        });
        current = Optional.empty();
    }

    /** Waits no longer than one poll takes. */
    private void inPollingThread(Consumer<org.apache.kafka.clients.consumer.Consumer<byte[], Poll>> action) {
        try {
            consumer().runOnPollingThread(action).await().indefinitely();
        } catch (KafkaException e) {
            throw KafkaFailures.translate(e, address());
        }
    }

    private KafkaConsumer<byte[], Poll> consumer() {
        return clients.getConsumer(ROWS);
    }

    private String address() {
        return String.valueOf(consumer().configuration().get(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG));
    }

    /** Kafka makes the interceptor by its name, so this is how it learns for whom it polls. */
    @Override
    public Map<String, Object> customize(String channel, Config settings, Map<String, Object> client) {
        if (channel.equals(ROWS)) {
            client.put(PollPacker.ASSIGNMENT, polled);
        }
        return client;
    }
}
