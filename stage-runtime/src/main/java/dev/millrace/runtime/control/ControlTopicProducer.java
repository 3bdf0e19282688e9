package dev.millrace.runtime.control;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.millrace.contract.stage.StageFailure;
import dev.millrace.kafka.ControlRecords;
import dev.millrace.kafka.KafkaFailures;
import dev.millrace.runtime.batch.BatchRequest;
import dev.millrace.runtime.batch.BatchStatus;
import dev.millrace.runtime.batch.StageProgressEvent;
import io.smallrye.mutiny.Multi;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Gives requests, and the progress of the stages, to the outgoing control channels. Safe for use by many threads. */
public final class ControlTopicProducer {
    /** The header of W3C Trace Context. */
    static final String TRACE = "traceparent";

    /** Twice what a channel tries for: see {@code delivery.timeout.ms} of the channels. */
    private static final Duration WRITE_TIMEOUT = Duration.ofSeconds(20);

    private final String address;
    private final Outbox requests = new Outbox();
    private final Outbox progress = new Outbox();

    /** With where the cluster is, for people. */
    public ControlTopicProducer(String address) {
        this.address = address;
    }

    /** Where the cluster is, for people. */
    public String address() {
        return address;
    }

    /** What {@link ControlChannels#REQUESTS_OUT} is to write. */
    public Multi<Message<ProducerRecord<byte[], byte[]>>> requests() {
        return requests.messages();
    }

    /** What {@link ControlChannels#PROGRESS_OUT} is to write. */
    public Multi<Message<ProducerRecord<byte[], byte[]>>> progress() {
        return progress.messages();
    }

    /**
     * Publishes a request, and returns when the cluster will not lose it any more.
     *
     * @throws StageFailure with code 69 if the cluster cannot be reached
     */
    public void publish(BatchRequest request) {
        ProducerRecord<byte[], byte[]> record =
                ControlRecords.write(BatchRequest.TOPIC, request.id(), request.tracedBy(null));
        await(requests.send(traced(record, request.trace())));
    }

    /**
     * Lets a request be forgotten, and the progress of it: compaction removes them.
     *
     * @throws StageFailure with code 69 if the cluster cannot be reached
     */
    public void forget(BatchStatus status) {
        status.stages()
                .forEach(stage -> requests.send(tombstone(
                        StageProgressEvent.TOPIC,
                        StageProgressEvent.key(status.id(), stage.stage().word()))));
        await(requests.send(tombstone(BatchRequest.TOPIC, status.id())));
    }

    private static ProducerRecord<byte[], byte[]> tombstone(String topic, String key) {
        return new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), null);
    }

    /** Offers progress that later progress replaces: should it not arrive, nothing is lost. The trace may be null. */
    public void offer(StageProgressEvent event, String trace) {
        progress.offer(record(event, trace));
    }

    /**
     * Publishes progress that must be known, such as the end of a stage, and returns when it is written.
     *
     * @param trace may be null
     * @throws StageFailure with code 69 if the cluster cannot be reached
     */
    public void publish(StageProgressEvent event, String trace) {
        await(progress.send(record(event, trace)));
    }

    private static ProducerRecord<byte[], byte[]> record(StageProgressEvent event, String trace) {
        return traced(ControlRecords.write(StageProgressEvent.TOPIC, event.key(), event), trace);
    }

    /** A record that carries a trace on, as a header that tracing tools know. */
    private static ProducerRecord<byte[], byte[]> traced(ProducerRecord<byte[], byte[]> record, String trace) {
        if (trace != null) {
            record.headers().add(TRACE, trace.getBytes(StandardCharsets.US_ASCII));
        }
        return record;
    }

    private void await(CompletableFuture<Void> written) {
        try {
            written.get(WRITE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw KafkaFailures.translate(new KafkaException(e.getCause()), address);
        } catch (TimeoutException e) {
            throw KafkaFailures.translate(new KafkaException("no answer", e), address);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw KafkaFailures.translate(new KafkaException(e), address);
        }
    }
}
