package dev.millrace.sink;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.millrace.contract.kafka.KafkaCluster;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Tells whether a topic holds any more rows before an offset. The markers of transactions occupy offsets and are never
 * delivered, so whoever has taken every row stands before the end nevertheless; only reading on tells a marker from a row
 * that is still on its way.
 */
final class TopicTail {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final KafkaCluster cluster;

    TopicTail(KafkaCluster cluster) {
        this.cluster = cluster;
    }

    /**
     * Whether there is no committed record, of any batch.
     *
     * @param from by partition, the first offset to look at; nothing is known of other partitions
     * @param ends by partition, the offset behind the last one to look at
     * @return false also when Kafka does not answer
     */
    boolean isEmpty(String topic, Map<Integer, Long> from, Map<Integer, Long> ends) {
        Map<TopicPartition, Long> wanted = ends.entrySet().stream()
                .filter(end -> from.getOrDefault(end.getKey(), 0L) < end.getValue())
                .collect(Collectors.toMap(end -> new TopicPartition(topic, end.getKey()), Map.Entry::getValue));
        if (!from.keySet().containsAll(partitions(wanted))) {
            return false;
        }
        try (var consumer = new KafkaConsumer<byte[], byte[]>(config())) {
            consumer.assign(wanted.keySet());
            wanted.keySet().forEach(partition -> consumer.seek(partition, from.get(partition.partition())));
            long startNanos = System.nanoTime();
            while (System.nanoTime() - startNanos < LONGEST.toNanos()) {
                if (!consumer.poll(POLL).isEmpty()) {
                    return false;
                }
                if (wanted.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
                    return true;
                }
            }
            return false;
        } catch (KafkaException e) {
            // The rows' own consumer says what is wrong, or gets over it.
            return false;
        }
    }

    private static Set<Integer> partitions(Map<TopicPartition, Long> wanted) {
        return wanted.keySet().stream().map(TopicPartition::partition).collect(Collectors.toSet());
    }

    private Map<String, Object> config() {
        Map<String, Object> config = new HashMap<>(cluster.clientConfig());
        config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return config;
    }
}
