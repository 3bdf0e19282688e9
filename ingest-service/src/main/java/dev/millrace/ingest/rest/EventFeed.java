package dev.millrace.ingest.rest;

import java.time.Duration;
import java.util.Optional;

import io.smallrye.mutiny.subscription.MultiEmitter;

/**
 * What one client hears of a batch. However slowly it listens, there is at most one state that waits for it, the latest.
 */
final class EventFeed {
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final String id;
    private final MultiEmitter<? super EventFeed> client;
    private BatchView latest;
    private boolean isWaiting;
    private long lastNanos = System.nanoTime();

    EventFeed(String id, MultiEmitter<? super EventFeed> client) {
        this.id = id;
        this.client = client;
    }

    String id() {
        return id;
    }

    /** Takes in how the batch stands; empty if it is forgotten. */
    synchronized void show(Optional<BatchView> now) {
        if (now.isPresent() && !now.get().equals(latest)) {
            latest = now.get();
            isWaiting = true;
            client.emit(this);
        }
        if (now.isEmpty() || now.get().state().isFinal()) {
            client.complete();
        }
    }

    /** Gives a sign of life if there was none for some time. */
    synchronized void beat() {
        if (!isWaiting && System.nanoTime() - lastNanos >= HEARTBEAT.toNanos()) {
            lastNanos = System.nanoTime();
            client.emit(this);
        }
    }

    /** What to send now; empty for nothing but a sign of life. */
    synchronized Optional<BatchView> next() {
        lastNanos = System.nanoTime();
        Optional<BatchView> next = Optional.of(latest).filter(view -> isWaiting);
        isWaiting = false;
        return next;
    }
}
