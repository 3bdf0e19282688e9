package dev.millrace.eda;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;

import dev.millrace.eda.summary.Making;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import scala.collection.JavaConverters;

/** Measures each pass over the rows by what Spark itself says of its tasks. */
final class PassMeter extends SparkListener {
    private static final String DESCRIPTION = "spark.job.description";
    private static final double NANOS = 1e9;
    private static final double MILLIS = 1e3;

    private final Map<Integer, Tally> stages = new HashMap<>();
    private final List<Tally> passes = new ArrayList<>();
    private long rows;

    @Override
    public synchronized void onJobStart(SparkListenerJobStart job) {
        String name = job.properties().getProperty(DESCRIPTION);
        if (name == null) {
            return;
        }
        Tally tally = new Tally(name);
        passes.add(tally);
        JavaConverters.seqAsJavaList(job.stageIds()).forEach(stage -> stages.put((Integer) stage, tally));
    }

    @Override
    public synchronized void onTaskEnd(SparkListenerTaskEnd task) {
        Tally tally = stages.get(task.stageId());
        if (tally != null && task.taskMetrics() != null) {
            tally.add(task);
            rows += task.taskMetrics().inputMetrics().recordsRead();
        }
    }

    /** Listens from now on, once all is told of what was before. */
    void listenTo(SparkContext context) {
        drain(context);
        context.addSparkListener(this);
    }

    /** How many rows were read so far, in all passes. */
    synchronized long rows() {
        return rows;
    }

    /** The passes, once all events that a session has sent are there. */
    List<Making.Pass> passes(SparkContext context) {
        drain(context);
        synchronized (this) {
            return passes.stream().map(Tally::pass).toList();
        }
    }

    private static void drain(SparkContext context) {
        try {
            context.listenerBus().waitUntilEmpty();
        } catch (TimeoutException e) {
            throw new IllegalStateException("Spark does not tell of its tasks", e);
        }
    }

    private static final class Tally {
        private final String name;
        private long rows;
        private long bytes;
        private int tasks;
        private long started = Long.MAX_VALUE;
        private long finished;
        private long cpuNanos;

        private Tally(String name) {
            this.name = name;
        }

        private void add(SparkListenerTaskEnd task) {
            var metrics = task.taskMetrics();
            rows += metrics.inputMetrics().recordsRead();
            bytes += metrics.inputMetrics().bytesRead();
            tasks += metrics.inputMetrics().recordsRead() > 0 ? 1 : 0;
            started = Math.min(started, task.taskInfo().launchTime());
            finished = Math.max(finished, task.taskInfo().finishTime());
            cpuNanos += metrics.executorCpuTime();
        }

        private Making.Pass pass() {
            double seconds = Math.max(0, finished - started) / MILLIS;
            return new Making.Pass(name, rows, bytes, tasks, seconds, cpuNanos / NANOS);
        }
    }
}
