package dev.millrace.runtime.telemetry;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

import dev.millrace.runtime.batch.BatchStatusStore;
import dev.millrace.runtime.stage.StageObserver;
import dev.millrace.runtime.stage.StageOutcome;
import dev.millrace.runtime.stage.StageTask;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Tracer;
import jakarta.enterprise.context.ApplicationScoped;

/** Traces, logs and measures the work of a service. A job has none that is watched. Safe for use by many threads. */
@ApplicationScoped
public class StageTelemetry implements StageObserver {
    private final MeterRegistry registry;
    private final StageObserver spans;
    private final StageObserver log = new StageLogger();
    private final Consumer<Throwable> failures = new FailureLog(System::nanoTime);
    private volatile StageObserver meters = StageObserver.NOBODY;

    StageTelemetry(MeterRegistry registry, Tracer tracer) {
        this.registry = registry;
        this.spans = new StageSpans(tracer);
    }

    /**
     * Shows what the store knows as figures from now on; to be called before it is told anything.
     *
     * @param isCaughtUp whether the store shows the present
     */
    public void begin(BatchStatusStore store, BooleanSupplier isCaughtUp) {
        meters = new StageMetrics(registry, store);
        new BatchMetrics(registry, store, isCaughtUp).begin();
    }

    @Override
    public StageOutcome around(StageTask task, Supplier<StageOutcome> work) {
        // The span is outermost, so that all lines of the log name it.
        return spans.around(task, () -> log.around(task, () -> meters.around(task, work)));
    }

    /** Says in the log what goes wrong, whether or not it passes by itself. */
    public void onFailure(Throwable failure) {
        failures.accept(failure);
    }
}
