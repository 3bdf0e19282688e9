package dev.millrace.ingest.rows;

import dev.millrace.contract.wire.BatchRecord;

/** Is told of the commits of a batch, on the thread that commits. */
public interface CommitObserver {
    /** Wants to know nothing. */
    CommitObserver NONE = new CommitObserver() {};

    /**
     * A commit is about to be asked for; from here on others may know what it says, even if it fails.
     *
     * @param batch the record that it ends with
     */
    default void committing(BatchRecord batch) {}

    /** That commit took place. */
    default void committed() {}
}
