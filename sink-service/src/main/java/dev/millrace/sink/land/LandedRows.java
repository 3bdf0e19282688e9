package dev.millrace.sink.land;

import dev.millrace.contract.dataset.Totals;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.contract.wire.BatchRecord;

/** The rows that have landed, held against those that were ingested. */
record LandedRows(Totals totals) {

    /**
     * Refuses to vouch for other rows than were ingested.
     *
     * @throws StageFailure with code 65
     */
    void requireAllOf(BatchRecord completed) {
        Totals ingested = completed.checkpoint().accepted();
        if (!totals.matches(ingested)) {
            throw new StageFailure(
                    ExitCode.REFUSED,
                    "Kafka gave back other rows than were ingested: %,d rows with hash %s instead of %,d with %s."
                                    .formatted(totals.rows(), totals.rowHash(), ingested.rows(), ingested.rowHash())
                            + " Ingest the batch again into a topic that keeps its records.");
        }
    }
}
