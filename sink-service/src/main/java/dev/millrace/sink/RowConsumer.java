package dev.millrace.sink;

import java.util.Map;
import java.util.function.Consumer;

import org.apache.kafka.clients.consumer.ConsumerRecords;

/** Lets the rows of a topic flow. */
public interface RowConsumer {

    /**
     * Begins.
     *
     * @param topic where the rows are
     * @param positions by partition, the offset to begin at
     * @param taker is given what is polled, in order, by one thread
     */
    void start(String topic, Map<Integer, Long> positions, Consumer<ConsumerRecords<byte[], byte[]>> taker);

    /** Why the flow has ended early, if it has. */
    void rethrowFailure();

    /** Ends. */
    void stop();
}
