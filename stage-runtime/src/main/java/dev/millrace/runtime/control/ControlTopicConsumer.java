package dev.millrace.runtime.control;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.millrace.contract.wire.BatchRecord;
import dev.millrace.kafka.ControlRecords;
import dev.millrace.runtime.batch.BatchRequest;
import dev.millrace.runtime.batch.BatchStatusStore;
import dev.millrace.runtime.batch.StageProgressEvent;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jboss.logging.Logger;

/**
 * Puts what the control channels bring into the store. No record stops a channel: one that nobody can read is skipped, and
 * said once. Each channel may have a thread of its own.
 */
@Singleton
public final class ControlTopicConsumer {
    private static final Logger LOG = Logger.getLogger(ControlTopicConsumer.class);

    private final BatchStatusStore store;
    /** By topic, the offset of the last record that is in the store. */
    private final Map<String, Long> applied = new ConcurrentHashMap<>();
    /** By topic, the offset of the last record that stood there when reading began; empty before that is known. */
    private volatile Map<String, Long> awaited = Map.of();

    public ControlTopicConsumer(BatchStatusStore store) {
        this.store = store;
    }

    /** Puts one record of any of the control topics into the store. */
    public void apply(ConsumerRecord<byte[], byte[]> record) {
        try {
            read(record).run();
        } catch (RuntimeException bug) {
            LOG.error("What a record of a control topic changed could not be told", bug);
        } finally {
            applied.put(record.topic(), record.offset());
        }
    }

    private Runnable read(ConsumerRecord<byte[], byte[]> record) {
        try {
            return change(record);
        } catch (IOException | RuntimeException unreadable) {
            // The exception's message may show what stands in the record.
            LOG.warnf(
                    "The topic %s holds a record at offset %d that is not Millrace's: it is skipped.",
                    record.topic(), record.offset());
            return () -> {};
        }
    }

    /** Whether the store has been told everything that was there when reading began: before, it must not be believed. */
    public boolean isCaughtUp() {
        Map<String, Long> last = awaited;
        return !last.isEmpty()
                && last.entrySet().stream()
                        .allMatch(entry -> applied.getOrDefault(entry.getKey(), -1L) >= entry.getValue());
    }

    /** Forgets everything: the topics are read from their beginning. */
    void beginAnew() {
        awaited = Map.of();
        applied.clear();
        store.clear();
    }

    /**
     * Says what there is to be told before the store may be believed.
     *
     * @param lastRecords by topic, the offset of its last record; -1 if it has none
     */
    void await(Map<String, Long> lastRecords) {
        awaited = Map.copyOf(lastRecords);
    }

    /** All that can be wrong with a record shows here, before anything is changed. */
    private Runnable change(ConsumerRecord<byte[], byte[]> record) throws IOException {
        String key = ControlRecords.key(record);
        if (record.value() == null) {
            return switch (record.topic()) {
                case BatchRequest.TOPIC -> () -> store.forget(key);
                case StageProgressEvent.TOPIC -> () -> store.forgetProgress(key);
                default -> () -> {};
            };
        }
        switch (record.topic()) {
            case BatchRequest.TOPIC -> {
                BatchRequest request = request(record);
                return () -> store.apply(request);
            }
            case StageProgressEvent.TOPIC -> {
                StageProgressEvent progress = ControlRecords.parse(record, StageProgressEvent.class);
                return () -> store.apply(progress);
            }
            default -> {
                BatchRecord batch = ControlRecords.parse(record, BatchRecord.class);
                return () -> store.apply(batch, record.timestamp());
            }
        }
    }

    /** A request, with the trace that it belongs to. */
    private static BatchRequest request(ConsumerRecord<byte[], byte[]> record) throws IOException {
        Header trace = record.headers().lastHeader(ControlTopicProducer.TRACE);
        BatchRequest request = ControlRecords.parse(record, BatchRequest.class);
        return trace == null ? request : request.tracedBy(new String(trace.value(), StandardCharsets.US_ASCII));
    }
}
