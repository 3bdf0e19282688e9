package dev.millrace.watch;

import java.util.function.Consumer;
import java.util.function.Supplier;

import dev.millrace.contract.kafka.StageTask;
import dev.millrace.contract.kafka.WorkEnd;
import dev.millrace.contract.kafka.WorkWatch;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Tracer;
import jakarta.enterprise.context.ApplicationScoped;

/** Traces, logs and measures the work of a service. */
@ApplicationScoped
public class ServiceWatch implements WorkWatch {
    private final WorkWatch spans;
    private final WorkWatch log = new WorkLog();
    private final WorkWatch meters;
    private final Consumer<Throwable> failures = new FailureLog(System::nanoTime);

    /**
     * @param registry takes the figures
     * @param tracer makes spans, or nothing where traces go nowhere
     * @param watched whose work
     */
    ServiceWatch(MeterRegistry registry, Tracer tracer, WatchedService watched) {
        this.spans = new WorkSpans(tracer);
        this.meters = new WorkMeters(registry, () -> watched.service().board());
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
}
