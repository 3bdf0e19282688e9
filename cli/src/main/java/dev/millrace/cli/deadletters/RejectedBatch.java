package dev.millrace.cli.deadletters;

import java.util.Optional;

import dev.millrace.contract.wire.BatchRecord;
import dev.millrace.contract.wire.BatchRecord.Failed;
import dev.millrace.contract.wire.BatchRecord.Opened;
import dev.millrace.kafka.DeadLetterSummary;

/**
 * A batch of which rows were rejected.
 *
 * @param pile the rejected rows
 * @param record the state of the batch; empty if the control topic does not know it
 * @param replay the batch that sends them again, if there is one
 */
public record RejectedBatch(DeadLetterSummary pile, Optional<BatchRecord> record, Optional<BatchRecord> replay) {

    /** Whether the batch was given up, so that not even its good rows landed. */
    public boolean isFailed() {
        return record.filter(Failed.class::isInstance).isPresent();
    }

    /** Whether its ingest has not ended. */
    public boolean isOpen() {
        return record.filter(Opened.class::isInstance).isPresent();
    }
}
