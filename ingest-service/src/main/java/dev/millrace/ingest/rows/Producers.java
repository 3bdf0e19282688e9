package dev.millrace.ingest.rows;

import java.time.Duration;

import org.apache.kafka.clients.producer.Producer;

/** Opens the producers of batches. */
public interface Producers {

    /**
     * A producer that has fenced every older one of the same name, and whose transactions are initialised.
     *
     * @param name the batch id, or the name of a part of a batch; the transactional id is made from it
     */
    Producer<byte[], byte[]> open(String name);

    /** How long a transaction may stand open before the broker ends it, and fences its producer. */
    Duration transactionTimeout();
}
