package dev.millrace.ingest.rows;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

import io.smallrye.mutiny.Multi;
import org.eclipse.microprofile.reactive.messaging.Message;

/** The chunks of one attempt on their way, and what becomes of them. */
final class RowDelivery {
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
