package dev.millrace.ingest;

import java.time.Duration;

import org.apache.kafka.clients.producer.Producer;

/** Opens the producers of batches. */
public interface Producers {

    /**
     * A producer that has fenced every older one of the same batch, and whose transactions are initialised.
     *
     * @param batch the batch id, from which the transactional id is made
     */
    Producer<byte[], byte[]> open(String batch);

    /** How long a transaction may stand open before the broker ends it, and fences its producer. */
    Duration transactionTimeout();
}
