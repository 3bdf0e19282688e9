package dev.millrace.runtime.telemetry;

import java.util.function.Supplier;

import dev.millrace.runtime.stage.StageObserver;
import dev.millrace.runtime.stage.StageOutcome;
import dev.millrace.runtime.stage.StageTask;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;

/** Makes each stage's work on a batch one span of the trace that its request began: one span a stage, and none a row. */
final class StageSpans implements StageObserver {
    private final Tracer tracer;

    StageSpans(Tracer tracer) {
        this.tracer = tracer;
    }

    @Override
    public StageOutcome around(StageTask task, Supplier<StageOutcome> work) {
        Span span = tracer.spanBuilder(task.stage() + " batch")
                .setSpanKind(SpanKind.CONSUMER)
                .setParent(parent(task))
                .setAttribute("millrace.request", task.request().id())
                .setAttribute("millrace.dataset", task.request().dataset())
                .startSpan();
        RowCount count = new RowCount(more -> {}, more -> {});
        task.addListener(count);
        try (Scope here = span.makeCurrent()) {
            StageOutcome end = work.get();
            task.batch().ifPresent(batch -> span.setAttribute("millrace.batch", batch));
            span.setAttribute("millrace.rows", count.through());
            span.setAttribute("millrace.rejected", count.rejected());
            span.setAttribute("millrace.outcome", end.outcome().toString());
            // The code alone: the sentence may show what stands in a row.
            end.failure()
                    .ifPresent(failure ->
                            span.setStatus(StatusCode.ERROR, failure.exitCode().name()));
            return end;
        } finally {
            span.end();
        }
    }

    private static Context parent(StageTask task) {
        String trace = task.request().trace();
        return trace == null ? Context.root() : TraceParent.read(trace);
    }
}
