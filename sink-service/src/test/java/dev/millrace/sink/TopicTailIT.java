package dev.millrace.sink;

import java.nio.file.Path;
import java.util.Map;

import dev.millrace.contract.kafka.KafkaCluster;
import dev.millrace.embeddedkafka.EmbeddedKafka;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Looks at a topic whose partition 0 holds rows at offsets 0 to 4, and behind them markers and rows that were aborted. */
class TopicTailIT {
    private static final String TOPIC = "sales";
    private static final int ROWS = 5;
    private static EmbeddedKafka broker;
    private static KafkaCluster cluster;

    @BeforeAll
    static void write(@TempDir Path log) throws Exception {
        broker = EmbeddedKafka.start(log);
        cluster = new KafkaCluster(Map.of("bootstrap.servers", broker.bootstrapServers()));
        cluster.ensureTopic(TOPIC, 2, Map.of());
        Map<String, Object> config = Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "transactional.id",
                "ingest",
                "key.serializer",
                ByteArraySerializer.class,
                "value.serializer",
                ByteArraySerializer.class);
        try (var producer = new KafkaProducer<byte[], byte[]>(config)) {
            producer.initTransactions();
            producer.beginTransaction();
            send(producer, ROWS);
            producer.commitTransaction();
            producer.beginTransaction();
            send(producer, 2);
            producer.abortTransaction();
        }
    }

    private static void send(KafkaProducer<byte[], byte[]> producer, int rows) {
        for (int i = 0; i < rows; i++) {
            producer.send(new ProducerRecord<>(TOPIC, 0, null, new byte[] {1}));
        }
        producer.flush();
    }

    @AfterAll
    static void stop() throws Exception {
        cluster.close();
        broker.close();
    }

    @Test
    void markersAndRowsThatWereNeverCommittedAreNothing() {
        // When
        boolean empty = new TopicTail(cluster).isEmpty(TOPIC, Map.of(0, (long) ROWS, 1, 0L), cluster.endOffsets(TOPIC));

        // Then
        assertThat(cluster.endOffsets(TOPIC)).isEqualTo(Map.of(0, ROWS + 4L, 1, 0L));
        assertThat(empty).isTrue();
    }

    @Test
    void aRowThatWasNotTakenYetIsSeen() {
        // When
        boolean empty = new TopicTail(cluster).isEmpty(TOPIC, Map.of(0, ROWS - 1L, 1, 0L), cluster.endOffsets(TOPIC));

        // Then
        assertThat(empty).isFalse();
    }

    @Test
    void aPartitionOfWhichNothingIsKnownIsNotEmpty() {
        // When
        boolean empty = new TopicTail(cluster).isEmpty(TOPIC, Map.of(1, 0L), cluster.endOffsets(TOPIC));

        // Then
        assertThat(empty).isFalse();
    }
}
