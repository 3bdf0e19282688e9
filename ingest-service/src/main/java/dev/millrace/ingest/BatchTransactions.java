package dev.millrace.ingest;

import java.time.Duration;

import dev.millrace.contract.stage.StopRequest;
import dev.millrace.contract.wire.BatchRecord;
import dev.millrace.kafka.BatchLedger;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Sends records in transactions, each of which ends with the batch record that counts them: what is committed and what
 * is known to be committed are never two things.
 */
final class BatchTransactions implements AutoCloseable {
    private final Producer<byte[], byte[]> producer;
    private final Recovery recovery;
    private boolean open;
    private long openedNanos;

    /**
     * @param producer whose transactions are initialised
     * @param recovery is told what is committed
     */
    BatchTransactions(Producer<byte[], byte[]> producer, Recovery recovery) {
        this.producer = producer;
        this.recovery = recovery;
    }

    /**
     * Transactions that are never gone on with: if one fails, whoever asked for it asks again.
     *
     * @param producer whose transactions are initialised
     */
    BatchTransactions(Producer<byte[], byte[]> producer) {
        this(producer, new Recovery(Duration.ZERO, new StopRequest()));
    }

    void send(ProducerRecord<byte[], byte[]> record) {
        if (!open) {
            producer.beginTransaction();
            open = true;
            openedNanos = System.nanoTime();
        }
        // What goes wrong with a send goes wrong with its commit, so nothing need watch each of them.
        producer.send(record);
    }

    /** Commits what was sent, together with the batch record that counts it. */
    void commit(BatchRecord batch) {
        recovery.tell(batch);
        send(BatchLedger.record(batch));
        producer.commitTransaction();
        open = false;
        recovery.gotFurther();
    }

    /** Whether the transaction in hand stands open for longer than this. */
    boolean isOpenFor(Duration time) {
        return open && System.nanoTime() - openedNanos > time.toNanos();
    }

    /** Ends at once: a transaction that is still open is aborted by the batch's next producer, or by its timeout. */
    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
