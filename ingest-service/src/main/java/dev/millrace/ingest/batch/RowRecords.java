package dev.millrace.ingest.batch;

import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.millrace.contract.dataset.Column;
import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.dataset.Row;
import dev.millrace.contract.wire.BatchRecord;
import dev.millrace.contract.wire.WireCodec;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/** Makes the record of a row: keyed by the key column, so that one key's rows keep their order, and marked with its batch. */
final class RowRecords {
    private static final int NO_KEY = -1;

    private final String topic;
    private final WireCodec codec;
    private final List<Header> headers;
    private final int key;

    RowRecords(DatasetDefinition definition, BatchRecord batch) {
        this.topic = batch.topic();
        this.codec = batch.wire().codec(definition);
        this.headers =
                List.of(new RecordHeader(BatchRecord.HEADER, batch.batch().getBytes(StandardCharsets.UTF_8)));
        List<Column> columns = definition.travelling();
        this.key = definition.key().map(columns::indexOf).orElse(NO_KEY);
    }

    ProducerRecord<byte[], byte[]> record(Row row) {
        byte[] rowKey = key == NO_KEY ? null : row.bytes(key);
        return new ProducerRecord<>(topic, null, rowKey, codec.encode(row), headers);
    }
}
