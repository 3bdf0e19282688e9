package dev.millrace.runtime.telemetry;

import java.util.List;
import java.util.function.BooleanSupplier;

import dev.millrace.runtime.batch.BatchState;
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

    BatchMetrics(MeterRegistry registry, BatchStatusStore store, BooleanSupplier isCaughtUp) {
        this.registry = registry;
        this.store = store;
        this.isCaughtUp = isCaughtUp;
    }

    void begin() {
        Backlog backlog = new Backlog(store);
        OPEN.forEach(state -> Gauge.builder("millrace.open.batches", () -> backlog.batches(state))
                .description("Batches that were asked for and have not come to their end")
                .tag("state", state.toString())
                .register(registry));
        Gauge.builder("millrace.lag", backlog::lag)
                .description("Rows of open batches that are committed and have not landed")
                .baseUnit("rows")
                .register(registry);
        ENDS.forEach(this::ended);
        EndCount ends = new EndCount(store, isCaughtUp, state -> ended(state).increment());
        store.addListener(ends::heard);
    }

    /** Without a tag for the dataset: there is one from the beginning on, which shows the first batch as a change. */
    private Counter ended(BatchState state) {
        return Counter.builder("millrace.batches")
                .description("Batches that have come to their end while this service was up")
                .tag("state", state.toString())
                .register(registry);
    }
}
