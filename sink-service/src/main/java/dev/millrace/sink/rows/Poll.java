package dev.millrace.sink.rows;

import org.apache.kafka.clients.consumer.ConsumerRecords;

/**
 * The payload of the channel {@code rows}: all that one poll brought.
 *
 * @param assignment for which it was polled; another batch may have begun before the poll comes through the channel
 * @param rows may be none; their {@code nextOffsets()} count the markers of transactions
 */
record Poll(RowAssignment assignment, ConsumerRecords<byte[], byte[]> rows) {

    /** Hands the rows to the landing they were polled for, if it still goes on. */
    void land() {
        assignment.take(rows);
    }
}
