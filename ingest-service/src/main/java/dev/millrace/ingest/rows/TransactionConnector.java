package dev.millrace.ingest.rows;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Flow;

import io.smallrye.reactive.messaging.connector.OutboundConnector;
import io.smallrye.reactive.messaging.kafka.impl.ConfigHelper;
import io.smallrye.reactive.messaging.kafka.impl.ConfigurationCleaner;
import io.smallrye.reactive.messaging.kafka.impl.JsonHelper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;

/**
 * Sends the chunks of an outgoing channel in Kafka transactions, each with the producer of its batch.
 *
 * <p>{@code smallrye-kafka} has one producer a channel, and so one transactional id for life; here it is the batch's,
 * because that is what fences an older ingest of the same batch. The channel is configured as one of {@code
 * smallrye-kafka} is: its own properties win over {@code kafka.*}.
 */
@ApplicationScoped
@Connector(TransactionConnector.NAME)
public class TransactionConnector implements OutboundConnector, Producers {
    static final String NAME = "millrace-transactions";

    private static final String TRANSACTIONAL_ID = "millrace-ingest-";
    private static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(1);
    private static final String RECONNECT_MAX_MILLIS = "10000";

    private final Instance<Map<String, Object>> kafka;
    private final Event<Producer<?, ?>> clients;
    private volatile Map<String, Object> config;

    /**
     * @param kafka how clients reach the broker, by identifier
     * @param clients hears of each producer that is opened, and again when it is closed, as of SmallRye's own: Micrometer
     *     measures it in between
     */
    TransactionConnector(@Any Instance<Map<String, Object>> kafka, Event<Producer<?, ?>> clients) {
        this.kafka = kafka;
        this.clients = clients;
    }

    @Override
    public Flow.Subscriber<? extends Message<?>> getSubscriber(Config channel) {
        config = producerConfig(ConfigHelper.retrieveChannelConfiguration(kafka, channel));
        return new TransactionSubscriber();
    }

    private static Map<String, Object> producerConfig(Config channel) {
        Map<String, Object> config = new HashMap<>();
        JsonHelper.asJsonObject(channel)
                .forEach(entry -> config.put(entry.getKey(), entry.getValue().toString()));
        config.putIfAbsent(ProducerConfig.CLIENT_ID_CONFIG, "kafka-producer-" + config.get(CHANNEL_NAME_ATTRIBUTE));
        config.putIfAbsent(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, RECONNECT_MAX_MILLIS);
        ConfigurationCleaner.cleanupProducerConfiguration(config);
        return config;
    }

    @Override
    public Producer<byte[], byte[]> open(String name) {
        Map<String, Object> named = new HashMap<>(config);
        named.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, TRANSACTIONAL_ID + name);
        Producer<byte[], byte[]> producer = new ObservedProducer(named);
        clients.fire(producer);
        try {
            producer.initTransactions();
            return producer;
        } catch (KafkaException e) {
            producer.close(Duration.ZERO);
            throw e;
        }
    }

    @Override
    public Duration transactionTimeout() {
        Object millis = config.get(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG);
        return millis == null ? DEFAULT_TIMEOUT : Duration.ofMillis(Long.parseLong(millis.toString()));
    }

    private final class ObservedProducer extends KafkaProducer<byte[], byte[]> {
        ObservedProducer(Map<String, Object> config) {
            super(config);
        }

        @Override
        public void close(Duration timeout) {
            clients.fire(this);
            super.close(timeout);
        }
    }
}
