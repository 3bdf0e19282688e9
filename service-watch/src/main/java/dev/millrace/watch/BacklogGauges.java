package dev.millrace.watch;

import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

import dev.millrace.contract.kafka.StageService;
import dev.millrace.contract.service.BatchState;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.enterprise.context.ApplicationScoped;

/** Shows what is left to do. Every service sees the same board, so of what several of them say the greatest counts. */
@ApplicationScoped
public class BacklogGauges implements MeterBinder {
    private static final List<BatchState> OPEN = List.of(BatchState.QUEUED, BatchState.RUNNING, BatchState.CANCELLING);

    private final WatchedService watched;

    /**
     * @param watched whose board
     */
    BacklogGauges(WatchedService watched) {
        this.watched = watched;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        OPEN.forEach(state -> Gauge.builder("millrace.open.batches", () -> measure(backlog -> backlog.batches(state)))
                .description("Batches that were asked for and have not come to their end")
                .tag("state", state.name().toLowerCase(Locale.ROOT))
                .register(registry));
        Gauge.builder("millrace.lag", () -> measure(Backlog::lag))
                .description("Rows of open batches that are committed and have not landed")
                .baseUnit("rows")
                .register(registry);
    }

    private long measure(ToLongFunction<Backlog> figure) {
        StageService service = watched.service();
        return service == null ? 0 : figure.applyAsLong(new Backlog(service.board()));
    }
}
