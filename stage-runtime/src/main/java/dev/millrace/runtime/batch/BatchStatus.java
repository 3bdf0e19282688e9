package dev.millrace.runtime.batch;

import java.util.List;
import java.util.Optional;

import dev.millrace.contract.stage.Phase;
import dev.millrace.contract.stage.Stage;
import dev.millrace.contract.wire.BatchRecord;

/**
 * All that is known of a batch.
 *
 * @param id names it in addresses: the request's id, or the batch id of a batch that was not asked for here
 * @param batch the batch id; empty while the content is not known
 * @param ahead how many requests are before it in the queue; 0 unless it is queued
 * @param request what was asked for; empty for a batch that was not asked for here
 * @param ledger what the control topic says of it; empty before the first row
 * @param stages how far each stage is, in the order in which rows travel
 * @param verdict what became of the rows; empty before the last stage has compared them
 * @param reason why it has FAILED; empty otherwise
 * @param askedAt when it was asked for, or first seen, in milliseconds since 1970
 * @param changedAt when there was news of it last, in milliseconds since 1970
 */
public record BatchStatus(
        String id,
        Optional<String> batch,
        BatchState state,
        int ahead,
        Optional<BatchRequest> request,
        Optional<BatchRecord> ledger,
        List<StageStatus> stages,
        Optional<BatchVerdict> verdict,
        Optional<String> reason,
        long askedAt,
        long changedAt) {

    /** How far a stage is. */
    public Optional<StageStatus> stage(Stage stage) {
        return stages.stream().filter(status -> status.stage() == stage).findFirst();
    }

    /** Whether a stage is done, or the batch does not need it. */
    public boolean isPast(Stage stage) {
        return stage(stage).map(status -> status.phase() == Phase.DONE).orElse(true);
    }
}
