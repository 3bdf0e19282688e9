package dev.millrace.runtime.telemetry;

import java.util.Optional;
import java.util.function.LongConsumer;

import dev.millrace.contract.wire.BatchRecord;
import dev.millrace.contract.wire.Checkpoint;

/** Counts what is committed of one batch from a certain moment on, by what the ledger says of it. */
final class CommitCount {
    private final LongConsumer moreTransactions;
    private final LongConsumer moreBytes;
    private long transactions;
    private long position;

    /**
     * @param before what the ledger said when counting began; that counts as known
     * @param moreBytes is told of bytes of the input whose records are committed
     */
    CommitCount(Optional<BatchRecord> before, LongConsumer moreTransactions, LongConsumer moreBytes) {
        this.moreTransactions = moreTransactions;
        this.moreBytes = moreBytes;
        before.ifPresent(record -> remember(record.checkpoint()));
    }

    /** Takes what the ledger says now. */
    synchronized void take(BatchRecord now) {
        Checkpoint to = now.checkpoint();
        if (to.transactions() < transactions || to.position() < position) {
            // It had failed, and was begun anew.
            transactions = 0;
            position = 0;
        }
        if (to.transactions() > transactions) {
            moreTransactions.accept(to.transactions() - transactions);
        }
        if (to.transactions() > 0 && to.position() > position) {
            moreBytes.accept(to.position() - position);
        }
        remember(to);
    }

    private void remember(Checkpoint checkpoint) {
        transactions = checkpoint.transactions();
        // Before the first transaction it stands behind the header, of which nothing is counted yet.
        position = transactions == 0 ? 0 : checkpoint.position();
    }
}
