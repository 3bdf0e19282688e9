package dev.millrace.runtime.telemetry;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

import dev.millrace.runtime.stage.StageObserver;
import dev.millrace.runtime.stage.StageOutcome;
import dev.millrace.runtime.stage.StageService;
import dev.millrace.runtime.stage.StageTask;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Tracer;
import jakarta.enterprise.context.ApplicationScoped;

/** Watches over a service: traces, logs and measures its work. A job has none that is watched. */
@ApplicationScoped
public class StageTelemetry implements StageObserver {
    private final MeterRegistry registry;
    private final StageObserver spans;
    private final StageObserver log = new StageLogger();
    private final Consumer<Throwable> failures = new FailureLog(System::nanoTime);
    private volatile StageService service;
    private volatile StageObserver meters = StageObserver.NOBODY;

    /**
     * @param registry takes the figures
     * @param tracer makes spans, or nothing where traces go nowhere
     */
    StageTelemetry(MeterRegistry registry, Tracer tracer) {
        this.registry = registry;
        this.spans = new StageSpans(tracer);
    }

    /** Begins to watch over a service; to be called before its start. */
    public void over(StageService watched) {
        service = watched;
        meters = new StageMetrics(registry, watched.board());
        new BatchMetrics(registry, watched).begin();
    }

    @Override
    public StageOutcome around(StageTask task, Supplier<StageOutcome> work) {
        // The span is outermost, so that all lines of the log name it.
        return spans.around(task, () -> log.around(task, () -> meters.around(task, work)));
    }

    /** Takes what goes wrong, whether or not it passes by itself. */
    public void log(Throwable failure) {
        failures.accept(failure);
    }

    /** What is watched; empty before it has begun. */
    Optional<StageService> service() {
        return Optional.ofNullable(service);
    }
}
