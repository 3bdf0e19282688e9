package dev.millrace.runtime.stage;

import java.util.function.Supplier;

/** Looks on while a stage works: measures it, traces it, or says in the log what it does. */
@FunctionalInterface
public interface StageObserver {
    /** Nobody looks on. */
    StageObserver NOBODY = (task, work) -> work.get();

    /**
     * Has a piece of work done, in the thread that works.
     *
     * @param task what the work is about
     * @param work is to be called once, and throws nothing
     * @return what the work returned
     */
    StageOutcome around(StageTask task, Supplier<StageOutcome> work);
}
