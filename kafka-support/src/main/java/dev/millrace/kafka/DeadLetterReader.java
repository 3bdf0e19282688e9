package dev.millrace.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.contract.stage.StopRequest;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Reads the dead letters of a dataset, from the first to the last that is committed, in constant memory. */
public final class DeadLetterReader {
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaCluster cluster;
    private final StopRequest stop;

    public DeadLetterReader(KafkaCluster cluster, StopRequest stop) {
        this.cluster = cluster;
        this.stop = stop;
    }

    /**
     * Reads; those of one shard of a batch come in the order of its file, once for every time that the batch was
     * ingested from the start. Where a transaction is open in between, this waits for its end.
     *
     * @throws StageFailure with code 69 if the cluster cannot be reached, with 65 if the topic holds something else, with
     *     75 if asked to stop
     */
    public void read(String dataset, Consumer<DeadLetter> taker) {
        String topic = DeadLetter.topic(dataset);
        try {
            if (cluster.topic(topic).isPresent()) {
                read(ends(topic), new IdleClusterCheck(cluster, topic), taker);
            }
        } catch (KafkaException e) {
            throw KafkaFailures.translate(e, cluster.address());
        }
    }

    private Map<TopicPartition, Long> ends(String topic) {
        return cluster.endOffsets(topic).entrySet().stream()
                .collect(Collectors.toMap(end -> new TopicPartition(topic, end.getKey()), Map.Entry::getValue));
    }

    private void read(Map<TopicPartition, Long> ends, IdleClusterCheck silence, Consumer<DeadLetter> taker) {
        try (var consumer = new KafkaConsumer<byte[], byte[]>(cluster.readerConfig())) {
            consumer.assign(ends.keySet());
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                stop.check();
                var records = consumer.poll(POLL);
                records.forEach(record -> taker.accept(letter(record)));
                silence.after(records);
            }
        }
    }

    private DeadLetter letter(ConsumerRecord<byte[], byte[]> record) {
        try {
            return DeadLetter.of(record);
        } catch (IllegalArgumentException e) {
            throw new StageFailure(
                    ExitCode.REFUSED,
                    "The topic %s at %s holds a record at offset %d that is no dead letter of this Millrace (%s): use another cluster."
                            .formatted(record.topic(), cluster.address(), record.offset(), e.getMessage()),
                    e);
        }
    }
}
