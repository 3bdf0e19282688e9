package dev.millrace.runtime.telemetry;

import java.util.Optional;

import dev.millrace.contract.stage.Stage;
import dev.millrace.contract.wire.BatchRecord;
import dev.millrace.contract.wire.BatchRecord.Failed;
import dev.millrace.runtime.batch.BatchState;
import dev.millrace.runtime.batch.BatchStatus;
import dev.millrace.runtime.batch.BatchStatusStore;

/**
 * What is left to do, as the store shows it.
 *
 * @param store what is known of all batches
 */
record Backlog(BatchStatusStore store) {

    /** How many requests are in a state that is not final. */
    long batches(BatchState state) {
        return store.open().stream().filter(status -> status.state() == state).count();
    }

    /** The rows that are committed and have not landed yet, of all batches that are open. */
    long lag() {
        return store.open().stream().mapToLong(Backlog::lag).sum();
    }

    private static long lag(BatchStatus status) {
        Optional<BatchRecord> ledger = status.ledger().filter(record -> !(record instanceof Failed));
        if (ledger.isEmpty() || status.isPast(Stage.SINK)) {
            return 0;
        }
        long landed = status.stage(Stage.SINK).map(stage -> stage.rows()).orElse(0L);
        return Math.max(0, ledger.get().checkpoint().accepted().rows() - landed);
    }
}
