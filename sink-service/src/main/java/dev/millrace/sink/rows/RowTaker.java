package dev.millrace.sink.rows;

import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecords;

/** Where the rows of a batch go. Thread-safe. */
public interface RowTaker {

    /** By partition, the offset to go on from. */
    Map<Integer, Long> positions();

    /** Takes what was polled, in the order of the polls; offsets that were taken before are passed over. */
    void take(ConsumerRecords<byte[], byte[]> rows);
}
