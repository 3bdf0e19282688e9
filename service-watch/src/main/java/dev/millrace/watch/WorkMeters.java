package dev.millrace.watch;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import dev.millrace.contract.kafka.StageTask;
import dev.millrace.contract.kafka.WorkEnd;
import dev.millrace.contract.kafka.WorkWatch;
import dev.millrace.contract.service.BatchStatus;
import dev.millrace.contract.service.StatusBoard;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;

/** Measures what the work of this process moves: nothing of what was done before it began, or by others. */
final class WorkMeters implements WorkWatch {
    private static final String INGEST = "ingest";
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
    private final Supplier<StatusBoard> board;
    /** By request, those whose commits are counted: the ledger is heard of a moment after the work has ended. */
    private final Map<String, CommitCount> commits = new ConcurrentHashMap<>();

    private boolean listening;

    /**
     * @param registry takes the figures
     * @param board is asked what the ledger says, once there is work
     */
    WorkMeters(MeterRegistry registry, Supplier<StatusBoard> board) {
        this.registry = registry;
        this.board = board;
    }

    @Override
    public WorkEnd around(StageTask task, Supplier<WorkEnd> work) {
        Tags tags = Tags.of("stage", task.stage(), "dataset", task.request().dataset());
        // Made before the first row, so that the first rows are seen as a change from 0.
        Counter rows = registry.counter("millrace.rows", tags);
        Counter rejected = registry.counter("millrace.rejected.rows", tags);
        task.listen(new RowCount(rows::increment, rejected::increment));
        if (task.stage().equals(INGEST)) {
            countCommits(task);
        }
        long start = System.nanoTime();
        WorkEnd end = work.get();
        timer(tags.and("outcome", end.outcome().toString())).record(Duration.ofNanos(System.nanoTime() - start));
        ending(task, end).ifPresent(state -> registry.counter(
                        "millrace.batches", "dataset", task.request().dataset(), "state", state)
                .increment());
        return end;
    }

    private Timer timer(Tags tags) {
        return Timer.builder("millrace.stage")
                .description("How long the work of a stage on a batch took")
                .tags(tags)
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    /** How the batch ended, if this work was what ended it: of all processes one alone counts it. */
    private static Optional<String> ending(StageTask task, WorkEnd end) {
        if (end.outcome() == WorkEnd.Outcome.FAILED) {
            return Optional.of(task.request().cancelled() ? "cancelled" : "failed");
        }
        return end.isFinal()
                ? task.verdict().map(verdict -> verdict.verified() ? "verified" : "failed")
                : Optional.empty();
    }

    private synchronized void countCommits(StageTask task) {
        if (!listening) {
            board.get().listen(id -> takeCommits());
            listening = true;
        }
        Tags tags = Tags.of("dataset", task.request().dataset());
        Counter transactions = registry.counter("millrace.transactions", tags);
        Counter bytes = registry.counter("millrace.bytes", tags);
        commits.computeIfAbsent(
                task.request().id(),
                id -> new CommitCount(task.status().ledger(), transactions::increment, bytes::increment));
    }

    private void takeCommits() {
        commits.forEach(
                (id, count) -> board.get().find(id).flatMap(BatchStatus::ledger).ifPresent(record -> {
                    count.take(record);
                    if (CommitCount.isLast(record)) {
                        commits.remove(id);
                    }
                }));
    }
}
