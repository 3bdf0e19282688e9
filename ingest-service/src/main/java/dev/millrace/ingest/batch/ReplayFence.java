package dev.millrace.ingest.batch;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.contract.wire.BatchRecord;
import dev.millrace.contract.wire.BatchRecord.Completed;
import dev.millrace.contract.wire.BatchRecord.Opened;
import dev.millrace.ingest.rows.BatchTransactions;
import dev.millrace.ingest.rows.CommitObserver;
import dev.millrace.ingest.rows.RowChannel;
import dev.millrace.kafka.BatchLedger;

/**
 * Lets the rejected rows of a batch be sent again by one batch only. Another file, or another definition, makes another
 * batch of the same rows, which its own id does not keep from being sent as well.
 */
record ReplayFence(RowChannel rows, BatchLedger ledger) {
    /** How the name of a producer begins that holds a claim, rather than sending a batch. */
    static final String CLAIM = "replay-of-";

    /**
     * Opens a replay. One that was begun otherwise and is not done is given up for it.
     *
     * @param original the batch whose rejected rows it sends again
     * @throws StageFailure with code 65 if the rows have been sent by another batch
     */
    void open(Opened replay, String original) {
        // Whoever opens this producer last has the claim: an earlier one cannot commit any more, so what is looked up
        // here stays so until the commit.
        try (BatchTransactions claim = rows.open(CLAIM + original, CommitObserver.NONE)) {
            ledger.replayOf(original)
                    .filter(other -> !other.batch().equals(replay.batch()))
                    .ifPresent(other -> supersede(other, replay, original));
            claim.commit(replay);
        }
    }

    private void supersede(BatchRecord seen, Opened replay, String original) {
        try (BatchTransactions fence = rows.open(seen.batch(), CommitObserver.NONE)) {
            BatchRecord other = ledger.find(seen.batch()).orElse(seen);
            if (other instanceof Completed) {
                throw alreadyDone(other, original);
            }
            fence.commit(other.failed("given up for batch %s, which replays the same rows".formatted(replay.batch())));
        }
    }

    private static StageFailure alreadyDone(BatchRecord other, String original) {
        String rest = other.checkpoint().rejected() == 0
                ? "there is nothing left to replay."
                : "replay what it rejected itself with --batch %s.".formatted(other.batch());
        return new StageFailure(
                ExitCode.REFUSED,
                "The rejected rows of batch %s have been replayed already, as batch %s: %s"
                        .formatted(original, other.batch(), rest));
    }
}
