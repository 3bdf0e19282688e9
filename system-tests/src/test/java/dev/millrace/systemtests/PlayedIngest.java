package dev.millrace.systemtests;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.dataset.DatasetFile;
import dev.millrace.contract.dataset.Row;
import dev.millrace.contract.dataset.Tally;
import dev.millrace.contract.manifest.BatchId;
import dev.millrace.contract.manifest.ContentHash;
import dev.millrace.contract.wire.BatchDetails;
import dev.millrace.contract.wire.BatchRecord;
import dev.millrace.contract.wire.BatchRecord.Opened;
import dev.millrace.contract.wire.Checkpoint;
import dev.millrace.contract.wire.WireFormat;
import dev.millrace.kafka.BatchLedger;
import dev.millrace.kafka.KafkaCluster;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** An ingest that a test plays by hand, transaction by transaction. */
final class PlayedIngest implements AutoCloseable {
    private final DatasetDefinition definition;
    private final KafkaCluster cluster;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Opened begun;

    /** Opens the batch of a file. */
    PlayedIngest(Path dataset, Path input, String kafka) {
        definition = new DatasetFile().load(dataset.toString());
        cluster = new KafkaCluster(Map.of("bootstrap.servers", kafka));
        cluster.ensureTopic(BatchLedger.TOPIC, 1, BatchLedger.TOPIC_CONFIG);
        cluster.ensureTopic(definition.name(), 1, Map.of());
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka, "transactional.id", "played-" + definition.name()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        producer.initTransactions();
        begun = BatchRecord.opened(
                new BatchDetails(
                        BatchId.of(definition, ContentHash.of(input)),
                        definition.name(),
                        definition.name(),
                        WireFormat.JSON,
                        input.getFileName().toString(),
                        cluster.endOffsets(definition.name()),
                        Optional.empty(),
                        1),
                new Checkpoint(0, 1, 0, 0, new Tally(definition).totals(), List.of()));
        producer.beginTransaction();
        tell(begun);
    }

    /** Sends rows that Kafka has and that do not count. */
    void abort(List<Row> rows) {
        producer.beginTransaction();
        send(rows);
        producer.flush();
        producer.abortTransaction();
    }

    /** Sends rows that count. */
    void commit(List<Row> rows) {
        producer.beginTransaction();
        send(rows);
        producer.commitTransaction();
    }

    /** Says that these were all rows. */
    void complete(List<Row> rows) {
        Tally tally = new Tally(definition);
        rows.forEach(tally::add);
        producer.beginTransaction();
        tell(begun.at(new Checkpoint(0, 1, 1, 0, tally.totals(), List.of()))
                .completed(cluster.endOffsets(definition.name())));
    }

    private void send(List<Row> rows) {
        rows.forEach(row -> {
            var record = new ProducerRecord<byte[], byte[]>(
                    begun.details().topic(),
                    begun.details().wire().codec(definition).encode(row));
            record.headers().add(BatchRecord.HEADER, begun.batch().getBytes(StandardCharsets.UTF_8));
            producer.send(record);
        });
    }

    private void tell(BatchRecord batch) {
        producer.send(BatchLedger.record(batch));
        producer.commitTransaction();
    }

    @Override
    public void close() {
        producer.close();
        cluster.close();
    }
}
