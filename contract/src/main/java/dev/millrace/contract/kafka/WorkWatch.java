package dev.millrace.contract.kafka;

import java.util.function.Supplier;

/** Looks on while a stage works: measures it, traces it, or says in the log what it does. */
@FunctionalInterface
public interface WorkWatch {
    /** Nobody looks on. */
    WorkWatch NOBODY = (task, work) -> work.get();

    /**
     * Has a piece of work done, in the thread that works.
     *
     * @param task what the work is about
     * @param work is to be called once, and throws nothing
     * @return what the work returned
     */
    WorkEnd around(StageTask task, Supplier<WorkEnd> work);
}
