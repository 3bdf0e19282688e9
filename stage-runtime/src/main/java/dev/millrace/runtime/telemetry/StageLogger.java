package dev.millrace.runtime.telemetry;

import java.util.Locale;
import java.util.function.Supplier;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.runtime.stage.StageObserver;
import dev.millrace.runtime.stage.StageOutcome;
import dev.millrace.runtime.stage.StageTask;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * Says in the log what work begins and how it ends, and marks all that is logged in between with the batch and the stage. What
 * refuses a batch is not said here: the sentence shows what stands in its rows.
 */
final class StageLogger implements StageObserver {
    private static final Logger LOG = Logger.getLogger(StageLogger.class);

    @Override
    public StageOutcome around(StageTask task, Supplier<StageOutcome> work) {
        MDC.put("stage", task.stage().word());
        MDC.put("request", task.request().id());
        task.batch().ifPresent(batch -> MDC.put("batch", batch));
        try {
            return told(task, work);
        } finally {
            MDC.remove("stage");
            MDC.remove("request");
            MDC.remove("batch");
        }
    }

    private static StageOutcome told(StageTask task, Supplier<StageOutcome> work) {
        String what = "%s of %s".formatted(task.stage(), task.request().id());
        RowCount count = new RowCount(more -> {}, more -> {});
        task.addListener(count);
        LOG.infof(
                "%s begins: dataset %s, attempt %d",
                what, task.request().dataset(), task.request().attempt());
        long start = System.nanoTime();
        StageOutcome end = work.get();
        task.batch().ifPresent(batch -> MDC.put("batch", batch));
        double seconds = (System.nanoTime() - start) / 1e9;
        LOG.info(String.format(
                Locale.ROOT,
                "%s %s: %,d rows, %,d rejected, %.1f s%s",
                what,
                end.outcome(),
                count.through(),
                count.rejected(),
                seconds,
                end.failure().map(StageLogger::reason).orElse("")));
        return end;
    }

    private static String reason(StageFailure failure) {
        return failure.exitCode() == ExitCode.REFUSED ? " (refused)" : ": " + failure.getMessage();
    }
}
