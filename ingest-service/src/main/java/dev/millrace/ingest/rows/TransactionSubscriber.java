package dev.millrace.ingest.rows;

import java.util.concurrent.Flow;

import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/** Sends one chunk after the other, each with its own producer, and asks for the next when the producer has it. */
public final class TransactionSubscriber implements Flow.Subscriber<Message<RowChunk>> {
    private Flow.Subscription upstream;

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        upstream = subscription;
        upstream.request(1);
    }

    @Override
    public void onNext(Message<RowChunk> message) {
        RowChunk chunk = message.getPayload();
        try {
            chunk.transactions().send(chunk);
            message.ack();
        } catch (RuntimeException | Error e) {
            message.nack(e);
        }
        upstream.request(1);
    }

    @Override
    public void onError(Throwable failure) {
        Logger.getLogger(TransactionSubscriber.class)
                .error("The channel has ended, and nothing leaves any more", failure);
    }

    @Override
    public void onComplete() {
        // The process ends.
    }
}
