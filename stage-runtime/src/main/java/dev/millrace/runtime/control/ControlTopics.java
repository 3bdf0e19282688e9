package dev.millrace.runtime.control;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.kafka.BatchLedger;
import dev.millrace.kafka.KafkaCluster;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

/** The topics of the control plane, of one partition each, as an administrator sees them. */
final class ControlTopics {
    /** The segment that is written to is never compacted; small ones keep what a starting process reads small. */
    private static final Map<String, String> OFTEN_COMPACTED =
            Map.of("cleanup.policy", "compact", "segment.bytes", "16777216", "segment.ms", "3600000");

    private static final Duration POLL = Duration.ofMillis(100);
    /** A topic that is deleted just now gets no answer; it is looked for again in a moment. */
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(2);

    private static final long READ_TIMEOUT_NANOS = Duration.ofSeconds(10).toNanos();
    /** The last records may be markers of transactions, or have been aborted. */
    private static final long FIRST_LOOK_BACK = 16;

    private ControlTopics() {}

    /** Creates those that are not there, and tells the id of each: one that is deleted and created again has another. */
    static Map<String, Uuid> ensure(KafkaCluster cluster) {
        Map<String, Uuid> ids = new TreeMap<>();
        for (String topic : ControlChannels.READ) {
            cluster.ensureTopic(topic, 1, topic.equals(BatchLedger.TOPIC) ? BatchLedger.TOPIC_CONFIG : OFTEN_COMPACTED);
            cluster.topic(topic).ifPresent(found -> ids.put(topic, found.topicId()));
        }
        return ids;
    }

    /** By topic, the offset of the last committed record; -1 where there is none. */
    static Map<String, Long> lastRecords(KafkaCluster cluster) {
        Map<String, Long> last = new TreeMap<>();
        try (var consumer = new KafkaConsumer<byte[], byte[]>(cluster.readerConfig())) {
            for (String topic : ControlChannels.READ) {
                last.put(topic, lastRecord(consumer, new TopicPartition(topic, 0), cluster));
            }
        }
        return last;
    }

    private static long lastRecord(
            KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition, KafkaCluster cluster) {
        consumer.assign(List.of(partition));
        long begin =
                consumer.beginningOffsets(List.of(partition), ANSWER_TIMEOUT).get(partition);
        long end = cluster.stableOffsets(partition.topic()).get(partition.partition());
        long last = -1;
        long lookBack = FIRST_LOOK_BACK;
        for (long from = end; last < 0 && from > begin; lookBack *= FIRST_LOOK_BACK) {
            from = Math.max(begin, end - lookBack);
            last = lastRecord(consumer, partition, from, end);
        }
        return last;
    }

    private static long lastRecord(
            KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition, long from, long end) {
        long start = System.nanoTime();
        long last = -1;
        consumer.seek(partition, from);
        while (consumer.position(partition) < end) {
            if (System.nanoTime() - start > READ_TIMEOUT_NANOS) {
                throw new StageFailure(
                        ExitCode.UNREACHABLE, "The topic %s could not be read in time.".formatted(partition.topic()));
            }
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                last = record.offset();
            }
        }
        return last;
    }
}
