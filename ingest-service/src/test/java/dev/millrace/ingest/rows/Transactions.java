package dev.millrace.ingest.rows;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.millrace.contract.dataset.Totals;
import dev.millrace.contract.wire.BatchDetails;
import dev.millrace.contract.wire.BatchRecord;
import dev.millrace.contract.wire.Checkpoint;
import dev.millrace.contract.wire.WireFormat;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Producers without a broker, by name the one that was opened last, and what to send with them. */
final class Transactions implements Producers {
    private final Map<String, MockProducer<byte[], byte[]>> opened = new HashMap<>();

    @Override
    public Producer<byte[], byte[]> open(String name) {
        MockProducer<byte[], byte[]> producer =
                new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
        producer.initTransactions();
        MockProducer<byte[], byte[]> older = opened.put(name, producer);
        if (older != null && !older.closed()) {
            older.fenceProducer();
        }
        return producer;
    }

    @Override
    public Duration transactionTimeout() {
        return Duration.ofMinutes(1);
    }

    MockProducer<byte[], byte[]> of(String name) {
        return opened.get(name);
    }

    /** The values of what was committed with the producer of this name, in the order in which it was sent. */
    List<String> committed(String name) {
        return of(name).history().stream().map(Transactions::shown).toList();
    }

    /** A record of the control topic is shown as its number of transactions: {@code #1}. */
    private static String shown(ProducerRecord<byte[], byte[]> record) {
        String value = new String(record.value(), StandardCharsets.UTF_8);
        return record.topic().equals("sales") ? value : value.replaceAll(".*\"transactions\":(\\d+).*", "#$1");
    }

    /** A chunk behind which its transaction goes on. */
    static RowChunk chunk(BatchTransactions transactions, String... rows) {
        return new RowChunk(transactions, records(rows), Optional.empty());
    }

    /** The last chunk of the n-th transaction. */
    static RowChunk lastChunk(BatchTransactions transactions, long n, String... rows) {
        return new RowChunk(transactions, records(rows), Optional.of(progress(n)));
    }

    static BatchRecord progress(long transactions) {
        return BatchRecord.opened(
                new BatchDetails(
                        "0123456789abcdef",
                        "sales",
                        "sales",
                        WireFormat.CSV,
                        "sales.csv",
                        Map.of(),
                        Optional.empty(),
                        1),
                new Checkpoint(0, 1, transactions, 0, new Totals(0, "0000000000000000", Map.of()), List.of()));
    }

    private static List<ProducerRecord<byte[], byte[]>> records(String... rows) {
        return Stream.of(rows)
                .map(row -> new ProducerRecord<byte[], byte[]>("sales", row.getBytes(StandardCharsets.UTF_8)))
                .toList();
    }
}
