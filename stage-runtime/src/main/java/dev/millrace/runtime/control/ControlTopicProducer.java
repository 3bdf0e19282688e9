package dev.millrace.runtime.control;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.millrace.contract.stage.StageFailure;
import dev.millrace.kafka.ControlRecords;
import dev.millrace.kafka.KafkaCluster;
import dev.millrace.kafka.KafkaFailures;
import dev.millrace.runtime.batch.BatchRequest;
import dev.millrace.runtime.batch.BatchStatus;
import dev.millrace.runtime.batch.StageProgressEvent;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes requests, and news of the stages, to the control topics. Safe for use by many threads. */
public final class ControlTopicProducer implements AutoCloseable {
    /** How long a record may take. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final KafkaCluster cluster;
    private final KafkaProducer<byte[], byte[]> producer;

    /** A writer that connects when it is first used. */
    public ControlTopicProducer(KafkaCluster cluster) {
        this.cluster = cluster;
        Map<String, Object> config = new HashMap<>(cluster.clientConfig());
        config.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        config.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        int millis = (int) PATIENCE.toMillis();
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis / 2);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis / 2);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis);
        this.producer = new KafkaProducer<>(config);
    }

    /**
     * Writes a request down, and returns when the cluster will not lose it any more.
     *
     * @throws StageFailure with code 69 if the cluster cannot be reached
     */
    public void write(BatchRequest request) {
        await(traced(ControlRecords.write(BatchRequest.TOPIC, request.id(), request.tracedBy(null)), request.trace()));
    }

    /**
     * Lets a request be forgotten, and the news of it: compaction removes them.
     *
     * @throws StageFailure with code 69 if the cluster cannot be reached
     */
    public void forget(BatchStatus status) {
        status.stages()
                .forEach(stage -> producer.send(tombstone(
                        StageProgressEvent.TOPIC,
                        StageProgressEvent.key(status.id(), stage.stage().word()))));
        await(tombstone(BatchRequest.TOPIC, status.id()));
    }

    private static ProducerRecord<byte[], byte[]> tombstone(String topic, String key) {
        return new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), null);
    }

    /**
     * Tells news that later news replaces: should it not arrive, nothing is lost.
     *
     * @param trace the trace of the request that it is about; null without one
     */
    public void tell(StageProgressEvent news, String trace) {
        producer.send(traced(ControlRecords.write(StageProgressEvent.TOPIC, news.key(), news), trace));
    }

    /**
     * Tells news that must be known, such as the end of a stage.
     *
     * @param trace the trace of the request that it is about; null without one
     * @throws StageFailure with code 69 if the cluster cannot be reached
     */
    public void tellForSure(StageProgressEvent news, String trace) {
        await(traced(ControlRecords.write(StageProgressEvent.TOPIC, news.key(), news), trace));
    }

    /** A record that carries a trace on, as a header that tracing tools know. */
    private static ProducerRecord<byte[], byte[]> traced(ProducerRecord<byte[], byte[]> record, String trace) {
        if (trace != null) {
            record.headers().add(ControlTopics.TRACE, trace.getBytes(StandardCharsets.US_ASCII));
        }
        return record;
    }

    private void await(ProducerRecord<byte[], byte[]> record) {
        try {
            producer.send(record).get(2 * PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw KafkaFailures.translate(new KafkaException(e.getCause()), cluster.address());
        } catch (TimeoutException e) {
            throw KafkaFailures.translate(new KafkaException(e), cluster.address());
        } catch (KafkaException e) {
            throw KafkaFailures.translate(e, cluster.address());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw KafkaFailures.translate(new KafkaException(e), cluster.address());
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(1));
    }
}
