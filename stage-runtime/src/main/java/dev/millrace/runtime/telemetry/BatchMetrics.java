package dev.millrace.runtime.telemetry;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

import dev.millrace.contract.stage.Stage;
import dev.millrace.contract.wire.BatchRecord;
import dev.millrace.contract.wire.BatchRecord.Failed;
import dev.millrace.runtime.batch.BatchState;
import dev.millrace.runtime.batch.BatchStatus;
import dev.millrace.runtime.batch.BatchStatusStore;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** Shows what the store knows. Every service sees the same one, so of what several of them say the greatest counts. */
final class BatchMetrics {
    private static final List<BatchState> OPEN = List.of(BatchState.QUEUED, BatchState.RUNNING, BatchState.CANCELLING);
    private static final List<BatchState> ENDS = List.of(BatchState.VERIFIED, BatchState.FAILED, BatchState.CANCELLED);

    private final MeterRegistry registry;
    private final BatchStatusStore store;
    private final BooleanSupplier isCaughtUp;
    /** The ids of those that were asked for and are under way. */
    private final Set<String> open = new HashSet<>();

    BatchMetrics(MeterRegistry registry, BatchStatusStore store, BooleanSupplier isCaughtUp) {
        this.registry = registry;
        this.store = store;
        this.isCaughtUp = isCaughtUp;
    }

    void begin() {
        OPEN.forEach(state -> Gauge.builder("millrace.open.batches", () -> open(state))
                .description("Batches that were asked for and have not come to their end")
                .tag("state", state.toString())
                .register(registry));
        Gauge.builder("millrace.lag", this::lag)
                .description("Rows of open batches that are committed and have not landed")
                .baseUnit("rows")
                .register(registry);
        ENDS.forEach(this::ended);
        store.addListener(this::countEnds);
    }

    private long open(BatchState state) {
        return store.open().stream().filter(status -> status.state() == state).count();
    }

    private long lag() {
        return store.open().stream().mapToLong(BatchMetrics::lag).sum();
    }

    private static long lag(BatchStatus status) {
        Optional<BatchRecord> ledger = status.ledger().filter(record -> !(record instanceof Failed));
        if (ledger.isEmpty() || status.isPast(Stage.SINK)) {
            return 0;
        }
        long landed = status.stage(Stage.SINK).map(stage -> stage.rows()).orElse(0L);
        return Math.max(0, ledger.get().checkpoint().accepted().rows() - landed);
    }

    /** Without a tag for the dataset: there is one from the beginning on, which shows the first batch as a change. */
    private Counter ended(BatchState state) {
        return Counter.builder("millrace.batches")
                .description("Batches that have come to their end while this service was up")
                .tag("state", state.toString())
                .register(registry);
    }

    /** Counts each end once, and none that had been come to when the store was read for the first time. */
    private synchronized void countEnds(String id) {
        Optional<BatchStatus> status =
                store.find(id).filter(found -> found.request().isPresent());
        if (status.isEmpty()) {
            open.remove(id);
        } else if (!status.get().state().isFinal()) {
            open.add(status.get().id());
        } else if (open.remove(status.get().id()) && isCaughtUp.getAsBoolean()) {
            ended(status.get().state()).increment();
        }
    }
}
