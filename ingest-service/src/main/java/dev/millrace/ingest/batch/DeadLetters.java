package dev.millrace.ingest.batch;

import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.millrace.contract.dataset.CanonicalCsv;
import dev.millrace.contract.dataset.CsvRecord;
import dev.millrace.contract.dataset.RowError;
import dev.millrace.contract.stage.Shard;
import dev.millrace.contract.wire.BatchRecord;
import dev.millrace.kafka.DeadLetter;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Makes the record that a rejected row leaves on the dead-letter topic: its raw text, and where and why it was rejected. */
final class DeadLetters {
    private final BatchRecord batch;
    private final String source;
    private final String header;

    /**
     * @param batch which batch is ingested
     * @param source what the file is called
     * @param header the names in its first line
     */
    DeadLetters(BatchRecord batch, String source, List<String> header) {
        this.batch = batch;
        this.source = source;
        this.header = new String(new CanonicalCsv().line(header), StandardCharsets.UTF_8);
    }

    ProducerRecord<byte[], byte[]> record(CsvRecord record, RowError error) {
        return new DeadLetter(
                        batch.batch(),
                        source,
                        error.line(),
                        error.offset(),
                        error.column(),
                        error.problem(),
                        header,
                        record.raw(),
                        batch.shard() == null ? Shard.WHOLE : batch.shard())
                .record(batch.dataset());
    }
}
