package dev.millrace.ingest.batch;

import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.millrace.contract.dataset.CanonicalCsv;
import dev.millrace.contract.dataset.Column;
import dev.millrace.contract.dataset.CsvRecord;
import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.dataset.Row;
import dev.millrace.contract.dataset.RowError;
import dev.millrace.contract.wire.BatchRecord;
import dev.millrace.contract.wire.WireCodec;
import dev.millrace.kafka.DeadLetter;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/** Makes what a row of the file leaves in Kafka: a record of the rows' topic, or of the dead-letter topic. */
final class RowRecords {
    private static final int NO_KEY = -1;

    private final BatchRecord batch;
    private final String source;
    private final String sourceHeader;
    private final WireCodec codec;
    private final List<Header> headers;
    private final int key;

    RowRecords(DatasetDefinition definition, BatchRecord batch, String source, List<String> columns) {
        this.batch = batch;
        this.source = source;
        this.sourceHeader = new String(new CanonicalCsv().line(columns), StandardCharsets.UTF_8);
        this.codec = batch.details().wire().codec(definition);
        this.headers =
                List.of(new RecordHeader(BatchRecord.HEADER, batch.batch().getBytes(StandardCharsets.UTF_8)));
        List<Column> travelling = definition.travelling();
        this.key = definition.key().map(travelling::indexOf).orElse(NO_KEY);
    }

    /** Keyed by the key column, so that one key's rows keep their order, and marked with its batch. */
    ProducerRecord<byte[], byte[]> accepted(Row row) {
        byte[] rowKey = key == NO_KEY ? null : row.bytes(key);
        return new ProducerRecord<>(batch.details().topic(), null, rowKey, codec.encode(row), headers);
    }

    /** Its raw text, and where and why it was rejected. */
    ProducerRecord<byte[], byte[]> rejected(CsvRecord record, RowError error) {
        return new DeadLetter(
                        batch.batch(),
                        source,
                        error.line(),
                        error.offset(),
                        error.column(),
                        error.problem(),
                        sourceHeader,
                        record.raw(),
                        batch.shard())
                .record(batch.details().dataset());
    }
}
