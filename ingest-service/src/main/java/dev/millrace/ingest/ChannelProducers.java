package dev.millrace.ingest;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.reactive.messaging.Channel;

/**
 * Opens producers that are configured as the channel {@code rows} is.
 *
 * <p>Rows do not pass through the channel itself: a message a row costs several times what the row costs, and a
 * producer's transactional id is its batch's, which no channel knows when it starts.
 */
@ApplicationScoped
public class ChannelProducers implements Producers {
    static final String ROWS = "rows";

    private static final String TRANSACTIONAL_ID = "millrace-ingest-";
    private static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(1);

    private final KafkaClientService clients;

    /**
     * @param clients knows the channel's configuration
     * @param rows declares the channel
     */
    ChannelProducers(KafkaClientService clients, @Channel(ROWS) MutinyEmitter<byte[]> rows) {
        this.clients = clients;
    }

    @Override
    public Producer<byte[], byte[]> open(String name) {
        Map<String, Object> config = new HashMap<>(clients.getProducer(ROWS).configuration());
        config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, TRANSACTIONAL_ID + name);
        Producer<byte[], byte[]> producer = new KafkaProducer<>(config);
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
        Object millis = clients.getProducer(ROWS).configuration().get(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG);
        return millis == null ? DEFAULT_TIMEOUT : Duration.ofMillis(Long.parseLong(millis.toString()));
    }
}
