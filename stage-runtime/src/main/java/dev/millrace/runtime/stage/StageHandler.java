package dev.millrace.runtime.stage;

import dev.millrace.contract.stage.Stage;
import dev.millrace.runtime.batch.BatchStatus;
import dev.millrace.runtime.control.ControlChannels;

/** What one stage does about requests; as a bean, it is given its work by {@code StageService}. */
public interface StageHandler {

    /** The stage: generate, ingest, sink or eda. */
    Stage stage();

    /** The channel that tells whether this process is the one that works at the stage. */
    default String leaseChannel() {
        return ControlChannels.LEASE;
    }

    /** Whether there is something to do about a batch now, which may be over as well. */
    boolean isNext(BatchStatus status);

    /** Whether work that has begun goes on as the batch stands now, apart from cancellations. */
    default boolean goesOn(BatchStatus now) {
        return true;
    }

    /**
     * Does it, and reports its own success to the task's progress.
     *
     * @throws dev.millrace.contract.stage.StageFailure with 69 or 75 if it is to be tried again, with another code if the
     *     stage has failed
     */
    void run(StageTask task);
}
