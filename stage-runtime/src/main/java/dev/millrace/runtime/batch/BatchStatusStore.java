package dev.millrace.runtime.batch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import dev.millrace.contract.wire.BatchRecord;
import dev.millrace.contract.wire.BatchRecord.Failed;
import jakarta.inject.Singleton;

/**
 * What the control topics say of all batches, put together. It is the same in every process that follows the topics, and
 * after a restart. Safe for use by many threads.
 */
@Singleton
public final class BatchStatusStore {
    /** By request id, in the order in which they were asked for last. */
    private final Map<String, Entry> requested = new LinkedHashMap<>();
    /** By batch id. */
    private final Map<String, Seen> ledger = new HashMap<>();

    private final Map<String, Map<String, StageProgressEvent>> progress = new HashMap<>();
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

    private record Entry(BatchRequest request, long changedAt) {}

    private record Seen(BatchRecord record, long firstAt, long changedAt) {}

    /** Notes a request; a later one of the same id replaces it, and a new attempt goes to the end of the queue. */
    public void apply(BatchRequest request) {
        synchronized (this) {
            Entry before = requested.get(request.id());
            if (before != null && before.request.attempt() != request.attempt()) {
                requested.remove(request.id());
            }
            requested.put(request.id(), new Entry(request, request.requestedAt()));
        }
        notifyListeners(request.id());
    }

    /** Notes what the ledger says of a batch, and when, in milliseconds since 1970. */
    public void apply(BatchRecord record, long at) {
        if (!record.shard().isWhole()) {
            return;
        }
        synchronized (this) {
            Seen before = ledger.get(record.batch());
            ledger.put(record.batch(), new Seen(record, before == null ? at : before.firstAt, at));
        }
        notifyListeners(record.batch());
    }

    /** Notes how far a stage is. */
    public void apply(StageProgressEvent told) {
        synchronized (this) {
            progress.computeIfAbsent(told.request(), id -> new HashMap<>())
                    .merge(told.event().stage(), told, (before, now) -> before.outlasts(now) ? before : now);
        }
        notifyListeners(told.request());
    }

    /** Forgets what was told of a stage by records of this key. */
    public synchronized void forgetProgress(String key) {
        int slash = key.lastIndexOf('/');
        Map<String, StageProgressEvent> stages = slash < 0 ? null : progress.get(key.substring(0, slash));
        if (stages != null) {
            stages.remove(key.substring(slash + 1));
        }
    }

    /** Forgets a request and all progress of it. */
    public void forget(String request) {
        synchronized (this) {
            requested.remove(request);
            progress.remove(request);
        }
        notifyListeners(request);
    }

    /** Forgets everything, to be told it again from the beginning. */
    public synchronized void clear() {
        requested.clear();
        ledger.clear();
        progress.clear();
    }

    /**
     * Lets somebody know which request, or which batch, there is progress of.
     *
     * @param listener is told the id, from the thread that brings the progress, so it must be quick
     * @return ends it
     */
    public AutoCloseable addListener(Consumer<String> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void notifyListeners(String id) {
        listeners.forEach(listener -> listener.accept(id));
    }

    /** A batch by the id of its request, or by its own. */
    public synchronized Optional<BatchStatus> find(String id) {
        Entry entry = requested.get(id);
        if (entry != null) {
            return Optional.of(placed(entry));
        }
        Optional<Entry> asked = requested.values().stream()
                .filter(other -> batch(other.request).filter(id::equals).isPresent())
                .findFirst();
        return asked.map(this::placed)
                .or(() -> Optional.ofNullable(ledger.get(id)).map(BatchStatusStore::unasked));
    }

    /** The request of this idempotency key, if there is one. */
    public synchronized Optional<BatchRequest> ofKey(String idempotencyKey) {
        return requested.values().stream()
                .map(Entry::request)
                .filter(request -> idempotencyKey.equals(request.idempotencyKey()))
                .findFirst();
    }

    /** All batches, each once, those that were asked for last first. */
    public synchronized List<BatchStatus> newest() {
        List<BatchStatus> all = new ArrayList<>(requested());
        Set<String> asked =
                all.stream().flatMap(status -> status.batch().stream()).collect(Collectors.toSet());
        ledger.values().stream()
                .filter(seen -> !asked.contains(seen.record.batch()))
                .map(BatchStatusStore::unasked)
                .forEach(all::add);
        all.sort(Comparator.comparingLong(BatchStatus::askedAt).reversed());
        return all;
    }

    /** All requests of which something is left to do, in the order in which they were asked for. */
    public synchronized List<BatchStatus> open() {
        return requested().stream().filter(status -> !status.state().isFinal()).toList();
    }

    /** All requests, in the order in which they were asked for. */
    public synchronized List<BatchStatus> requested() {
        List<BatchStatus> all = new ArrayList<>();
        int ahead = 0;
        for (Entry entry : requested.values()) {
            BatchStatus status = status(entry, ahead);
            all.add(status);
            ahead += status.state().isFinal() ? 0 : 1;
        }
        return all;
    }

    /** News comes many times a second, and only what is queued is counted through to its place. */
    private BatchStatus placed(Entry entry) {
        BatchStatus status = status(entry, 0);
        return status.state() == BatchState.QUEUED ? status(entry, ahead(entry.request.id())) : status;
    }

    private int ahead(String id) {
        int ahead = 0;
        for (Entry entry : requested.values()) {
            if (entry.request.id().equals(id)) {
                return ahead;
            }
            ahead += status(entry, 0).state().isFinal() ? 0 : 1;
        }
        return ahead;
    }

    private BatchStatus status(Entry entry, int ahead) {
        Optional<Seen> seen = batch(entry.request).map(ledger::get);
        return new RequestView(entry.request, progressOf(entry.request), seen.map(Seen::record))
                .status(
                        ahead,
                        Math.max(entry.changedAt, seen.map(Seen::changedAt).orElse(0L)));
    }

    private Optional<String> batch(BatchRequest request) {
        return RequestView.batch(request, progressOf(request));
    }

    /** News of an earlier attempt counts no more. */
    private List<StageProgressEvent> progressOf(BatchRequest request) {
        return progress.getOrDefault(request.id(), Map.of()).values().stream()
                .filter(told -> told.attempt() == request.attempt())
                .toList();
    }

    private static BatchStatus unasked(Seen seen) {
        BatchRecord record = seen.record;
        BatchState state =
                switch (record.state()) {
                    case OPENED -> BatchState.RUNNING;
                    case COMPLETED -> BatchState.INGESTED;
                    case FAILED -> BatchState.FAILED;
                };
        return new BatchStatus(
                record.batch(),
                Optional.of(record.batch()),
                state,
                0,
                Optional.empty(),
                Optional.of(record),
                List.of(),
                Optional.empty(),
                record instanceof Failed failed ? Optional.of(failed.reason()) : Optional.empty(),
                seen.firstAt,
                seen.changedAt);
    }
}
