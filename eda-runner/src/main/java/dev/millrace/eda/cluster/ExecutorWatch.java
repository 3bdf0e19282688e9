package dev.millrace.eda.cluster;

import java.time.Duration;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import org.apache.spark.SparkContext;

/** Sees whether a cluster gives any executor: Spark waits for the first one, or the next one, for ever. */
public final class ExecutorWatch {
    private final SparkPlace place;
    private final Duration gracePeriod;
    private long seen = System.nanoTime();

    /**
     * @param gracePeriod how long there may be none, from now on and from the loss of the last one
     */
    public ExecutorWatch(SparkPlace place, Duration gracePeriod) {
        this.place = place;
        this.gracePeriod = gracePeriod;
    }

    /**
     * Looks whether somebody is there to work.
     *
     * @throws StageFailure with code 75 if nobody has been for too long
     */
    public void check(SparkContext spark) {
        // The driver is one of them. A session that was stopped is told of by the work that it was for.
        if (place.isLocal()
                || spark.isStopped()
                || spark.getExecutorMemoryStatus().size() > 1) {
            seen = System.nanoTime();
        } else if (System.nanoTime() - seen >= gracePeriod.toNanos()) {
            throw new StageFailure(
                    ExitCode.TRY_AGAIN,
                    ("Waited %d s for an executor of %s in vain: let it have a worker with %d free cores and %s of free"
                                    + " memory that reaches this machine, or allow more time with --deadline.")
                            .formatted(gracePeriod.toSeconds(), place.master(), place.cores(), place.memory()));
        }
    }
}
