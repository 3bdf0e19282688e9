package dev.millrace.runtime.telemetry;

import java.time.Duration;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.runtime.batch.BatchStatusStore;
import dev.millrace.runtime.stage.StageObserver;
import dev.millrace.runtime.stage.StageOutcome;
import dev.millrace.runtime.stage.StageTask;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * Traces, logs and measures the work of a service: one span and two lines of the log for each stage's work on a batch, and
 * none for a row. All that is logged meanwhile is marked with the batch and the stage. What refuses a batch is said neither in
 * the log nor in the trace: the sentence shows what stands in its rows. A job has none that is watched. Safe for use by many
 * threads.
 */
@ApplicationScoped
public class StageTelemetry implements StageObserver {
    private static final Logger LOG = Logger.getLogger(StageTelemetry.class);

    private final MeterRegistry registry;
    private final Tracer tracer;
    private final FailureLog failures = new FailureLog();
    private volatile StageMetrics metrics;

    StageTelemetry(MeterRegistry registry, Tracer tracer) {
        this.registry = registry;
        this.tracer = tracer;
    }

    /**
     * Shows what the store knows as figures from now on; to be called before it is told anything, and before any work.
     *
     * @param isCaughtUp whether the store shows the present
     */
    public void begin(BatchStatusStore store, BooleanSupplier isCaughtUp) {
        metrics = new StageMetrics(registry, store);
        new BatchMetrics(registry, store, isCaughtUp).begin();
    }

    @Override
    public StageOutcome around(StageTask task, Supplier<StageOutcome> work) {
        RowCount rows = metrics.count(task);
        Span span = begin(task);
        long start = System.nanoTime();
        // The span is outermost, so that all lines of the log name it.
        try (Scope here = span.makeCurrent()) {
            MDC.put("stage", task.stage().word());
            MDC.put("request", task.request().id());
            task.batch().ifPresent(batch -> MDC.put("batch", batch));
            LOG.infof(
                    "%s begins: dataset %s, attempt %d",
                    name(task), task.request().dataset(), task.request().attempt());
            StageOutcome end = work.get();
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            task.batch().ifPresent(batch -> MDC.put("batch", batch));
            metrics.ended(task, end, took);
            log(task, end, rows, took);
            describe(span, task, end, rows);
            return end;
        } finally {
            span.end();
            MDC.remove("stage");
            MDC.remove("request");
            MDC.remove("batch");
        }
    }

    /** A span of the trace that the request began. */
    private Span begin(StageTask task) {
        String trace = task.request().trace();
        return tracer.spanBuilder(task.stage() + " batch")
                .setSpanKind(SpanKind.CONSUMER)
                .setParent(trace == null ? Context.root() : TraceParent.read(trace))
                .setAttribute("millrace.request", task.request().id())
                .setAttribute("millrace.dataset", task.request().dataset())
                .startSpan();
    }

    private static void describe(Span span, StageTask task, StageOutcome end, RowCount rows) {
        task.batch().ifPresent(batch -> span.setAttribute("millrace.batch", batch));
        span.setAttribute("millrace.rows", rows.through());
        span.setAttribute("millrace.rejected", rows.rejected());
        span.setAttribute("millrace.outcome", end.outcome().toString());
        end.failure()
                .ifPresent(failure ->
                        span.setStatus(StatusCode.ERROR, failure.exitCode().name()));
    }

    private static void log(StageTask task, StageOutcome end, RowCount rows, Duration took) {
        LOG.info(String.format(
                Locale.ROOT,
                "%s %s: %,d rows, %,d rejected, %.1f s%s",
                name(task),
                end.outcome(),
                rows.through(),
                rows.rejected(),
                took.toMillis() / 1e3,
                end.failure().map(StageTelemetry::reason).orElse("")));
    }

    private static String name(StageTask task) {
        return "%s of %s".formatted(task.stage(), task.request().id());
    }

    private static String reason(StageFailure failure) {
        return failure.exitCode() == ExitCode.REFUSED ? " (refused)" : ": " + failure.getMessage();
    }

    @Override
    public void onFailure(Throwable failure) {
        failures.add(failure);
    }
}
