package dev.millrace.runtime.telemetry;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import dev.millrace.runtime.batch.BatchState;
import dev.millrace.runtime.batch.BatchStatus;
import dev.millrace.runtime.batch.BatchStatusStore;

/** Counts batches that come to their end, and not those that had come to it when the store was read for the first time. */
final class EndCount {
    private final BatchStatusStore store;
    private final BooleanSupplier isCaughtUp;
    private final Consumer<BatchState> ended;
    /** Those that were asked for and are under way. */
    private final Set<String> open = new HashSet<>();

    /**
     * @param store shows how batches stand
     * @param isCaughtUp whether it shows the present
     * @param ended is told of each end, once
     */
    EndCount(BatchStatusStore store, BooleanSupplier isCaughtUp, Consumer<BatchState> ended) {
        this.store = store;
        this.isCaughtUp = isCaughtUp;
        this.ended = ended;
    }

    /** There is news of a batch, by the id of its request or its own. */
    synchronized void heard(String id) {
        Optional<BatchStatus> status =
                store.find(id).filter(found -> found.request().isPresent());
        if (status.isEmpty()) {
            open.remove(id);
        } else if (!status.get().state().isFinal()) {
            open.add(status.get().id());
        } else if (open.remove(status.get().id()) && isCaughtUp.getAsBoolean()) {
            ended.accept(status.get().state());
        }
    }
}
