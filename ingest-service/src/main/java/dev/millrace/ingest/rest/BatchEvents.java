package dev.millrace.ingest.rest;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.millrace.ingest.service.BatchService;
import dev.millrace.runtime.batch.BatchStatusStore;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Tells clients how batches go on, a few times a second at most, and each batch's state is put together once for all of them. */
@ApplicationScoped
public class BatchEvents {
    private static final Logger LOG = Logger.getLogger(BatchEvents.class);
    private static final long PASS_MILLIS = 200;

    private final BatchService batches;
    private final BatchViews views;
    private final Set<EventFeed> feeds = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean hasNews = new AtomicBoolean();
    private ScheduledExecutorService clock;

    BatchEvents(BatchService batches, BatchViews views) {
        this.batches = batches;
        this.views = views;
    }

    /**
     * The states of a batch, from the one it is in to its last; empty ones are signs of life.
     *
     * @throws jakarta.ws.rs.NotFoundException if there is no such batch
     * @throws dev.millrace.contract.stage.StageFailure with code 69 while Kafka has not been reached
     */
    public Multi<Optional<BatchView>> of(String id) {
        BatchView now = views.view(views.status(id));
        begin();
        return Multi.createFrom()
                .<EventFeed>emitter(
                        client -> {
                            EventFeed feed = new EventFeed(now.id(), client);
                            client.onTermination(() -> feeds.remove(feed));
                            feeds.add(feed);
                            feed.show(Optional.of(now));
                            // There may have been news between the look and the listening.
                            hasNews.set(true);
                        },
                        BackPressureStrategy.LATEST)
                .map(EventFeed::next);
    }

    private synchronized void begin() {
        if (clock == null) {
            batches.store().addListener(id -> hasNews.set(true));
            clock = Executors.newSingleThreadScheduledExecutor(task -> {
                Thread thread = new Thread(task, "batch-events");
                thread.setDaemon(true);
                return thread;
            });
            clock.scheduleWithFixedDelay(this::pass, PASS_MILLIS, PASS_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void pass() {
        try {
            if (!feeds.isEmpty() && hasNews.getAndSet(false)) {
                BatchStatusStore store = batches.store();
                Map<String, Optional<BatchView>> seen = new HashMap<>();
                feeds.forEach(feed -> feed.show(
                        seen.computeIfAbsent(feed.id(), id -> store.find(id).map(views::view))));
            }
            feeds.forEach(EventFeed::beat);
        } catch (RuntimeException e) {
            // The next pass will show what this one did not.
            hasNews.set(true);
            LOG.debug("The state of batches could not be told", e);
        }
    }

    @PreDestroy
    synchronized void end() {
        if (clock != null) {
            clock.shutdownNow();
        }
    }
}
