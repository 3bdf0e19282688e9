package dev.millrace.runtime.telemetry;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import dev.millrace.contract.stage.Stage;
import dev.millrace.contract.wire.BatchRecord.Opened;
import dev.millrace.runtime.batch.BatchStatus;
import dev.millrace.runtime.batch.BatchStatusStore;
import dev.millrace.runtime.stage.StageOutcome;
import dev.millrace.runtime.stage.StageTask;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;

/** Measures what the work of this process moves: nothing of what was done before it began, or by others. */
final class StageMetrics {
    private static final Duration[] BUCKETS = {
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(15),
        Duration.ofMinutes(1),
        Duration.ofMinutes(5),
        Duration.ofMinutes(15),
        Duration.ofHours(1)
    };

    private final MeterRegistry registry;
    private final BatchStatusStore store;
    /** By request, those whose commits are counted: the ledger is heard of a moment after the work has ended. */
    private final Map<String, CommitCount> commits = new ConcurrentHashMap<>();

    StageMetrics(MeterRegistry registry, BatchStatusStore store) {
        this.registry = registry;
        this.store = store;
        store.addListener(id -> takeCommits());
    }

    /** Counts what a piece of work moves from now on. */
    RowCount count(StageTask task) {
        // Made before the first row, so that the first rows are seen as a change from 0.
        Counter rows = registry.counter("millrace.rows", tags(task));
        Counter rejected = registry.counter("millrace.rejected.rows", tags(task));
        RowCount count = new RowCount(rows::increment, rejected::increment);
        task.addListener(count);
        if (task.stage() == Stage.INGEST) {
            countCommits(task);
        }
        return count;
    }

    /** Notes how long a piece of work took. */
    void ended(StageTask task, StageOutcome end, Duration took) {
        Timer.builder("millrace.stage")
                .description("How long the work of a stage on a batch took")
                .tags(tags(task).and("outcome", end.outcome().toString()))
                .serviceLevelObjectives(BUCKETS)
                .register(registry)
                .record(took);
    }

    private static Tags tags(StageTask task) {
        return Tags.of("stage", task.stage().word(), "dataset", task.request().dataset());
    }

    private void countCommits(StageTask task) {
        Tags tags = Tags.of("dataset", task.request().dataset());
        Counter transactions = registry.counter("millrace.transactions", tags);
        Counter bytes = registry.counter("millrace.bytes", tags);
        commits.computeIfAbsent(
                task.request().id(),
                id -> new CommitCount(task.status().ledger(), transactions::increment, bytes::increment));
    }

    private void takeCommits() {
        commits.forEach((id, count) -> {
            Optional<BatchStatus> status = store.find(id);
            status.flatMap(BatchStatus::ledger).ifPresent(count::take);
            if (status.isEmpty() || isLast(status.get())) {
                commits.remove(id);
            }
        });
    }

    /** An ingest that failed before its first row leaves nothing in the ledger. */
    private static boolean isLast(BatchStatus status) {
        return status.ledger().map(record -> !(record instanceof Opened)).orElseGet(() -> status.state()
                .isFinal());
    }
}
