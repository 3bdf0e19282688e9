package dev.millrace.ingest;

import java.time.Duration;

import dev.millrace.contract.kafka.BatchLedger;
import dev.millrace.contract.wire.BatchRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Sends records in transactions, each of which ends with the batch record that counts them: what is committed and what
 * is known to be committed are never two things.
 */
final class BatchTransactions implements AutoCloseable {
    private final Producer<byte[], byte[]> producer;
    private boolean open;

    BatchTransactions(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    void send(ProducerRecord<byte[], byte[]> record) {
        if (!open) {
            producer.beginTransaction();
            open = true;
        }
        // What goes wrong with a send goes wrong with its commit, so nothing need watch each of them.
        producer.send(record);
    }

    /** Commits what was sent, together with the batch record that counts it. */
    void commit(BatchRecord batch) {
        send(BatchLedger.record(batch));
        producer.commitTransaction();
        open = false;
    }

    /** Ends at once: a transaction that is still open is aborted by the batch's next producer, or by its timeout. */
    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
