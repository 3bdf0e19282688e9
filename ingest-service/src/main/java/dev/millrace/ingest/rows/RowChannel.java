package dev.millrace.ingest.rows;

import java.time.Duration;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Outgoing;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;

/** The way rows leave: the chunks of the batch in hand, batch after batch, for as long as the process lives. */
@ApplicationScoped
public class RowChannel {
    private final UnicastProcessor<RowDelivery> deliveries = UnicastProcessor.create();
    private final Producers producers;
    private volatile boolean ended;

    /** With what opens the producers that the channel's connector sends with. */
    public RowChannel(@Connector(TransactionConnector.NAME) Producers producers) {
        this.producers = producers;
    }

    /**
     * What goes out, as fast as the connector asks for it. A chunk is acknowledged when its producer has it, and one that
     * ends its transaction when that is committed.
     */
    @Outgoing("rows")
    public Multi<Message<RowChunk>> rows() {
        return deliveries
                .onItem()
                .transformToMultiAndConcatenate(RowDelivery::messages)
                .onTermination()
                .invoke(() -> ended = true);
    }

    /**
     * Sends chunks, and returns when the last of them is sent. A failure ends these chunks alone: the channel goes on with
     * the next. One thread at a time may send.
     *
     * @param chunks cancelled when one of them fails
     * @throws RuntimeException what reading or sending them failed with
     * @throws IllegalStateException if the connector takes no more, because the process ends
     */
    public void send(Multi<RowChunk> chunks) {
        if (ended) {
            throw new IllegalStateException("The channel of the rows has ended, and nothing leaves any more.");
        }
        RowDelivery delivery = new RowDelivery(chunks);
        deliveries.onNext(delivery);
        delivery.await();
    }

    /**
     * Opens a producer, which fences every older one of the same name and ends its transaction.
     *
     * @param name the batch id, or the name of a part of a batch
     * @param observer is told of its commits
     * @throws org.apache.kafka.common.KafkaException if Kafka fails
     */
    public BatchTransactions open(String name, CommitObserver observer) {
        return new BatchTransactions(producers.open(name), observer);
    }

    /** How long a transaction may stand open before the broker ends it, and fences its producer. */
    public Duration transactionTimeout() {
        return producers.transactionTimeout();
    }
}
