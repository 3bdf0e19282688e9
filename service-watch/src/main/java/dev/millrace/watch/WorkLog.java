package dev.millrace.watch;

import java.util.Locale;
import java.util.function.Supplier;

import dev.millrace.contract.kafka.StageTask;
import dev.millrace.contract.kafka.WorkEnd;
import dev.millrace.contract.kafka.WorkWatch;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * Says in the log what work begins and how it ends, and marks all that is logged in between with the batch and the stage. What
 * refuses a batch is not said here: the sentence shows what stands in its rows.
 */
final class WorkLog implements WorkWatch {
    private static final Logger LOG = Logger.getLogger(WorkLog.class);

    @Override
    public WorkEnd around(StageTask task, Supplier<WorkEnd> work) {
        MDC.put("stage", task.stage());
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

    private static WorkEnd told(StageTask task, Supplier<WorkEnd> work) {
        String what = "%s of %s".formatted(task.stage(), task.request().id());
        RowCount count = new RowCount(more -> {}, more -> {});
        task.listen(count);
        LOG.infof(
                "%s begins: dataset %s, attempt %d",
                what, task.request().dataset(), task.request().attempt());
        long start = System.nanoTime();
        WorkEnd end = work.get();
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
                end.failure().map(WorkLog::reason).orElse("")));
        return end;
    }

    private static String reason(StageFailure failure) {
        return failure.exitCode() == ExitCode.REFUSED ? " (refused)" : ": " + failure.getMessage();
    }
}
