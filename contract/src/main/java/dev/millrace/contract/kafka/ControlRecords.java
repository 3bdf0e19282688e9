package dev.millrace.contract.kafka;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.millrace.contract.service.BatchRequest;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/** How the records of the control topics are written: JSON, under a key that compaction keeps the last record of. */
final class ControlRecords {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** The header of W3C Trace Context. */
    private static final String TRACE = "traceparent";

    private ControlRecords() {}

    static ProducerRecord<byte[], byte[]> write(String topic, String key, Object value) {
        try {
            return new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), JSON.writeValueAsBytes(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a control record cannot be written as JSON", e);
        }
    }

    /** A record that carries a trace on, as a header that tracing tools know. */
    static ProducerRecord<byte[], byte[]> write(String topic, String key, Object value, String trace) {
        ProducerRecord<byte[], byte[]> record = write(topic, key, value);
        if (trace != null) {
            record.headers().add(TRACE, trace.getBytes(StandardCharsets.US_ASCII));
        }
        return record;
    }

    static String key(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.key(), StandardCharsets.UTF_8);
    }

    /**
     * Reads a request back, and the trace that it belongs to.
     *
     * @param address where the cluster is
     * @throws StageFailure with code 65 if it is something else
     */
    static BatchRequest readRequest(ConsumerRecord<byte[], byte[]> record, String address) {
        Header trace = record.headers().lastHeader(TRACE);
        BatchRequest request = read(record, BatchRequest.class, address);
        return trace == null ? request : request.tracedBy(new String(trace.value(), StandardCharsets.US_ASCII));
    }

    /**
     * Reads a record back.
     *
     * @param address where the cluster is
     * @throws StageFailure with code 65 if it is something else
     */
    static <T> T read(ConsumerRecord<byte[], byte[]> record, Class<T> type, String address) {
        try {
            return JSON.readValue(record.value(), type);
        } catch (IOException e) {
            throw new StageFailure(
                    ExitCode.REFUSED,
                    "The topic %s at %s holds a record at offset %d that is not Millrace's: use another cluster."
                            .formatted(record.topic(), address, record.offset()),
                    e);
        }
    }
}
