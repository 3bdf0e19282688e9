package dev.millrace.watch;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

import dev.millrace.contract.kafka.StageService;
import dev.millrace.contract.kafka.StageTask;
import dev.millrace.contract.kafka.WorkEnd;
import dev.millrace.contract.kafka.WorkWatch;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Tracer;
import jakarta.enterprise.context.ApplicationScoped;

/** Watches over a service: traces, logs and measures its work. A job has none that is watched. */
@ApplicationScoped
public class ServiceWatch implements WorkWatch {
    private final MeterRegistry registry;
    private final WorkWatch spans;
    private final WorkWatch log = new WorkLog();
    private final Consumer<Throwable> failures = new FailureLog(System::nanoTime);
    private volatile StageService service;
    private volatile WorkWatch meters = WorkWatch.NOBODY;

    /**
     * @param registry takes the figures
     * @param tracer makes spans, or nothing where traces go nowhere
     */
    ServiceWatch(MeterRegistry registry, Tracer tracer) {
        this.registry = registry;
        this.spans = new WorkSpans(tracer);
    }

    /** Begins to watch over a service; to be called before its start. */
    public void over(StageService watched) {
        service = watched;
        meters = new WorkMeters(registry, watched.board());
        new BoardMeters(registry, watched).begin();
    }

    @Override
    public WorkEnd around(StageTask task, Supplier<WorkEnd> work) {
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
