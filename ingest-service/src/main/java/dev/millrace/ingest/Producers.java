package dev.millrace.ingest;

import org.apache.kafka.clients.producer.Producer;

/** Opens the producers of batches. */
@FunctionalInterface
public interface Producers {

    /**
     * A producer that has fenced every older one of the same batch, and whose transactions are initialised.
     *
     * @param batch the batch id, from which the transactional id is made
     */
    Producer<byte[], byte[]> open(String batch);
}
