package dev.millrace.runtime.stage;

import java.util.function.Supplier;

/** Looks on while a stage works: measures it, traces it, and says in the log what it does. */
public interface StageObserver {
    /**
     * Has a piece of work done, in the thread that works.
     *
     * @param work is to be called once, and throws nothing
     * @return what the work returned
     */
    StageOutcome around(StageTask task, Supplier<StageOutcome> work);

    /** Is told what goes wrong, whether or not it passes by itself. */
    void onFailure(Throwable failure);
}
