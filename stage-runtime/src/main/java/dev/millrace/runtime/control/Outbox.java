package dev.millrace.runtime.control;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Records on their way to one outgoing channel, which takes them in order, one after the other. Safe for use by many threads. */
final class Outbox {
    /** A broker that is away lets records wait: what others will replace is not added to so many. */
    private static final int MOST_WAITING = 16;

    private final UnicastProcessor<Message<ProducerRecord<byte[], byte[]>>> messages = UnicastProcessor.create();
    private final AtomicInteger waiting = new AtomicInteger();

    Multi<Message<ProducerRecord<byte[], byte[]>>> messages() {
        return messages;
    }

    /** Sends a record unless too many wait already. */
    void offer(ProducerRecord<byte[], byte[]> record) {
        if (waiting.get() < MOST_WAITING) {
            send(record);
        }
    }

    /** Sends a record, and tells when it is written or given up. */
    CompletableFuture<Void> send(ProducerRecord<byte[], byte[]> record) {
        CompletableFuture<Void> written = new CompletableFuture<>();
        waiting.incrementAndGet();
        Message<ProducerRecord<byte[], byte[]>> message = Message.of(
                record, () -> end(() -> written.complete(null)), e -> end(() -> written.completeExceptionally(e)));
        synchronized (messages) {
            messages.onNext(message);
        }
        return written;
    }

    /** That it was given up is for the sender to know; the channel goes on. */
    private CompletionStage<Void> end(Runnable telling) {
        waiting.decrementAndGet();
        telling.run();
        return CompletableFuture.completedFuture(null);
    }
}
