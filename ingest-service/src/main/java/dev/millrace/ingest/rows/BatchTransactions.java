package dev.millrace.ingest.rows;

import java.time.Duration;

import dev.millrace.contract.wire.BatchRecord;
import dev.millrace.kafka.BatchLedger;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Sends records in transactions, each of which ends with the batch record that counts them: what is committed and what
 * is known to be committed are never two things. One instance is one producer: after a failure it sends nothing more,
 * and the batch's next producer begins where the ledger says. Used by one thread at a time.
 */
public final class BatchTransactions implements AutoCloseable {
    private final Producer<byte[], byte[]> producer;
    private final CommitObserver observer;
    private boolean usable = true;
    private boolean open;
    private long openedNanos;

    /** Of a producer whose transactions are initialised. */
    public BatchTransactions(Producer<byte[], byte[]> producer, CommitObserver observer) {
        this.producer = producer;
        this.observer = observer;
    }

    /**
     * Sends a chunk, and commits if it ends its transaction.
     *
     * @throws IllegalStateException if an earlier chunk failed, or this is closed: nothing of the chunk is sent
     * @throws org.apache.kafka.common.KafkaException if Kafka fails; what became of the transaction is in the ledger
     */
    void send(RowChunk chunk) {
        use(() -> {
            chunk.records().forEach(this::send);
            chunk.progress().ifPresent(this::end);
        });
    }

    /**
     * Sends a record as part of the transaction in hand, which {@link #commit} ends.
     *
     * @throws IllegalStateException as {@link #send(RowChunk)}
     */
    public void add(ProducerRecord<byte[], byte[]> record) {
        use(() -> send(record));
    }

    /**
     * Commits what was sent, together with the batch record that counts it.
     *
     * @throws IllegalStateException as {@link #send(RowChunk)}
     * @throws org.apache.kafka.common.KafkaException if Kafka fails; whether the commit took place is in the ledger
     */
    public void commit(BatchRecord batch) {
        use(() -> end(batch));
    }

    private void use(Runnable sending) {
        if (!usable) {
            throw new IllegalStateException("This producer has failed or is closed: its batch goes on with another.");
        }
        usable = false;
        sending.run();
        usable = true;
    }

    private void send(ProducerRecord<byte[], byte[]> record) {
        if (!open) {
            producer.beginTransaction();
            open = true;
            openedNanos = System.nanoTime();
        }
        // What goes wrong with a send goes wrong with its commit, so nothing need watch each of them.
        producer.send(record);
    }

    private void end(BatchRecord batch) {
        observer.committing(batch);
        send(BatchLedger.record(batch));
        producer.commitTransaction();
        open = false;
        observer.committed();
    }

    /** Whether the transaction in hand stands open for longer than this. */
    public boolean isOpenFor(Duration time) {
        return open && System.nanoTime() - openedNanos > time.toNanos();
    }

    /** Ends at once: a transaction that is still open is aborted by the batch's next producer, or by its timeout. */
    @Override
    public void close() {
        usable = false;
        producer.close(Duration.ZERO);
    }
}
