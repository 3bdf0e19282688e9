package dev.millrace.kafka;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import dev.millrace.embeddedkafka.EmbeddedKafka;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A real broker with an empty control topic, and who writes to it. */
final class TestBroker implements AutoCloseable {
    final EmbeddedKafka broker;
    final KafkaCluster cluster;

    TestBroker(Path log) {
        this.broker = EmbeddedKafka.start(log);
        this.cluster = new KafkaCluster(client());
        cluster.ensureTopic(BatchLedger.TOPIC, 1, BatchLedger.TOPIC_CONFIG);
    }

    Map<String, Object> client() {
        return Map.of("bootstrap.servers", broker.bootstrapServers());
    }

    /** Writes records outside of any transaction. */
    @SafeVarargs
    final void write(ProducerRecord<byte[], byte[]>... records) {
        try (var producer = new KafkaProducer<>(client(), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (var record : records) {
                producer.send(record);
            }
        }
    }

    /** A producer whose first transaction is open. */
    KafkaProducer<byte[], byte[]> inTransaction(String id) {
        Map<String, Object> config = new HashMap<>(client());
        config.put("transactional.id", id);
        var producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
        producer.initTransactions();
        producer.beginTransaction();
        return producer;
    }

    @Override
    public void close() {
        cluster.close();
        broker.close();
    }
}
