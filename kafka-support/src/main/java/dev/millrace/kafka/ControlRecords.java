package dev.millrace.kafka;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** How the records of the control topics are written: JSON, under a key that compaction keeps the last record of. */
public final class ControlRecords {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private ControlRecords() {}

    /** The record of a value, as JSON. */
    public static ProducerRecord<byte[], byte[]> write(String topic, String key, Object value) {
        try {
            return new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), JSON.writeValueAsBytes(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a control record cannot be written as JSON", e);
        }
    }

    /** The key of a record, as text. */
    public static String key(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.key(), StandardCharsets.UTF_8);
    }

    /**
     * Reads a record back.
     *
     * @throws StageFailure with code 65 if it is something else
     */
    public static <T> T read(ConsumerRecord<byte[], byte[]> record, Class<T> type, String address) {
        try {
            return parse(record, type);
        } catch (IOException e) {
            throw new StageFailure(
                    ExitCode.REFUSED,
                    "The topic %s at %s holds a record at offset %d that is not Millrace's: use another cluster."
                            .formatted(record.topic(), address, record.offset()),
                    e);
        }
    }

    /**
     * Reads a record back, for whoever can do without it.
     *
     * @throws IOException if it is something else; its message may show what
     */
    public static <T> T parse(ConsumerRecord<byte[], byte[]> record, Class<T> type) throws IOException {
        T value = JSON.readValue(record.value(), type);
        if (value == null) {
            throw new IOException("a record of nothing");
        }
        return value;
    }
}
