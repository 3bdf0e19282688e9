package dev.millrace.ingest.rows;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

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

    /** The chunks of one attempt on their way, and what becomes of them. */
    private static final class RowDelivery {
        private final Multi<RowChunk> chunks;
        private final CompletableFuture<Void> end = new CompletableFuture<>();
        private volatile Throwable failure;

        RowDelivery(Multi<RowChunk> chunks) {
            this.chunks = chunks;
        }

        /** The chunks as messages, up to the first that fails: it ends them here, and not the channel. */
        Multi<Message<RowChunk>> messages() {
            return chunks.map(chunk -> Message.of(chunk).withNack(this::failed))
                    .select()
                    .first(message -> failure == null)
                    .onTermination()
                    .invoke(this::ended)
                    .onFailure()
                    .recoverWithCompletion();
        }

        private CompletionStage<Void> failed(Throwable reason) {
            failure = failure == null ? reason : failure;
            return CompletableFuture.completedStage(null);
        }

        private void ended(Throwable reason, boolean cancelled) {
            Throwable first = failure == null ? reason : failure;
            if (first != null) {
                end.completeExceptionally(first);
            } else if (cancelled) {
                end.cancel(false);
            } else {
                end.complete(null);
            }
        }

        /** Returns when all chunks are sent. */
        void await() {
            try {
                end.join();
            } catch (CompletionException e) {
                if (e.getCause() instanceof Error error) {
                    throw error;
                }
                throw (RuntimeException) e.getCause();
            }
        }
    }
}
