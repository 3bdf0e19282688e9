package dev.millrace.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

import dev.millrace.contract.stage.Shard;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.contract.wire.BatchRecord;
import dev.millrace.contract.wire.BatchRecord.Failed;
import dev.millrace.contract.wire.BatchRecord.Opened;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** The control topic: what state every batch is in. One instance serves one thread. */
public final class BatchLedger implements AutoCloseable {
    /** The topic's name. */
    public static final String TOPIC = "batches";
    /** How the topic is made: the last record of a batch says all, so older ones may go. */
    public static final Map<String, String> TOPIC_CONFIG = Map.of("cleanup.policy", "compact");

    private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaCluster cluster;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<String, BatchRecord> batches = new HashMap<>();

    /** A ledger of which nothing is read yet. */
    public BatchLedger(KafkaCluster cluster) {
        this.cluster = cluster;
        this.consumer = new KafkaConsumer<>(cluster.readerConfig());
        consumer.assign(List.of(PARTITION));
    }

    /** The record that puts a batch into a state. */
    public static ProducerRecord<byte[], byte[]> record(BatchRecord batch) {
        return ControlRecords.write(TOPIC, batch.key(), batch);
    }

    /**
     * Reads on to the end of the topic and tells the state of a batch, if it has one.
     *
     * <p>The end is the last record of any kind. A reader of committed records cannot see past a transaction of another
     * batch that is still open, and behind it could stand the very commit that is looked for; so this waits until such
     * transactions have ended, which takes their timeout at most.
     *
     * @throws StageFailure with code 69 if the cluster cannot be reached
     */
    public Optional<BatchRecord> find(String batch) {
        readOn(cluster::endOffsets);
        return whole(batch);
    }

    /**
     * The state of the part of a batch that one of several ingests does, as far as was read last. There is none unless
     * the batch is open, and shared by as many.
     */
    public Optional<BatchRecord> begun(String batch, Shard part) {
        return Optional.ofNullable(batches.get(batch))
                .filter(record -> record instanceof Opened && record.details().shards() == part.count())
                .map(record -> part(record, part));
    }

    /**
     * Reads on as far as that goes without waiting for anybody, and tells the state of a batch, if it has one. A commit
     * that stands behind an open transaction is not seen.
     *
     * @throws StageFailure with code 69 if the cluster cannot be reached
     */
    public Optional<BatchRecord> glance(String batch) {
        readOn(cluster::stableOffsets);
        return whole(batch);
    }

    /** A batch that is shared is told as a whole: nobody but the ingests need know. */
    private Optional<BatchRecord> whole(String batch) {
        return Optional.ofNullable(batches.get(batch))
                .map(record -> record instanceof Opened opened ? opened.merged(parts(opened)) : record);
    }

    private List<BatchRecord> parts(Opened batch) {
        return batch.details().parts().stream().map(part -> part(batch, part)).toList();
    }

    /** The batch was opened together with its shards; one that was known earlier is replaced in the same transaction. */
    private BatchRecord part(BatchRecord batch, Shard part) {
        return Objects.requireNonNull(batches.get(batch.details().key(part)), "a shard of an open batch");
    }

    /**
     * Reads on likewise, and finds the batch that sends the rejected rows of another one again. One that FAILED is none:
     * nothing of it counts.
     *
     * @throws StageFailure with code 69 if the cluster cannot be reached
     */
    public Optional<BatchRecord> replayOf(String batch) {
        readOn(cluster::endOffsets);
        return batches.values().stream()
                .filter(record -> !(record instanceof Failed))
                .filter(record -> record.details().replays().equals(Optional.of(batch)))
                .findFirst();
    }

    private void readOn(Function<String, Map<Integer, Long>> ends) {
        try {
            if (cluster.topic(TOPIC).isEmpty()) {
                return;
            }
            readTo(ends.apply(TOPIC).get(PARTITION.partition()));
        } catch (KafkaException e) {
            throw KafkaFailures.translate(e, cluster.address());
        }
    }

    private void readTo(long end) {
        IdleClusterCheck silence = new IdleClusterCheck(cluster, TOPIC);
        while (consumer.position(PARTITION) < end) {
            var records = consumer.poll(POLL);
            records.forEach(this::take);
            silence.after(records);
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        String batch = ControlRecords.key(record);
        if (record.value() == null) {
            batches.remove(batch);
        } else {
            batches.put(batch, ControlRecords.read(record, BatchRecord.class, cluster.address()));
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
