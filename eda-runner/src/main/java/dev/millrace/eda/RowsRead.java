package dev.millrace.eda;

import java.util.concurrent.atomic.AtomicLong;

import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/** Counts the rows that Spark has read, task by task. */
final class RowsRead extends SparkListener {
    private final AtomicLong rows = new AtomicLong();

    @Override
    public void onTaskEnd(SparkListenerTaskEnd task) {
        if (task.taskMetrics() != null) {
            rows.addAndGet(task.taskMetrics().inputMetrics().recordsRead());
        }
    }

    /** How many so far. */
    long soFar() {
        return rows.get();
    }
}
