package dev.millrace.ingest;

import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.millrace.contract.dataset.CsvRecord;
import dev.millrace.contract.dataset.RowError;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/** Makes the record that a rejected row leaves on the dead-letter topic: its raw text, and where and why it was rejected. */
final class DeadLetters {
    private final String topic;
    private final String batch;
    private final String source;

    DeadLetters(String dataset, String batch, String source) {
        this.topic = topic(dataset);
        this.batch = batch;
        this.source = source;
    }

    /** The dead-letter topic of a dataset. */
    static String topic(String dataset) {
        return dataset + ".dead-letters";
    }

    ProducerRecord<byte[], byte[]> record(CsvRecord record, RowError error) {
        List<Header> headers = List.of(
                header("batch", batch),
                header("source", source),
                header("line", Long.toString(error.line())),
                header("offset", Long.toString(error.offset())),
                header("column", error.column()),
                header("reason", error.problem()));
        return new ProducerRecord<>(topic, null, bytes(batch), bytes(record.raw()), headers);
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, bytes(value));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
