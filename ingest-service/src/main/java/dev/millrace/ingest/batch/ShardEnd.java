package dev.millrace.ingest.batch;

import java.util.function.Function;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.Shard;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.contract.wire.BatchRecord;
import dev.millrace.contract.wire.BatchRecord.Completed;
import dev.millrace.contract.wire.BatchRecord.Failed;
import dev.millrace.contract.wire.BatchRecord.Opened;
import dev.millrace.kafka.BatchLedger;

/** What the end of one shard means for the batch: the last one completes it, and none knows before whether it is that. */
record ShardEnd(BatchLedger ledger, String batch, Shard shard) {
    /**
     * Brings the shard to its end, unless it was there before, and looks what has become of the batch meanwhile.
     *
     * @param part the shard as it is
     * @param ingest brings it to COMPLETED
     * @throws StageFailure with code 65 if another shard gave the batch up, with 75 if it was begun anew since
     */
    IngestAttempt.Result of(BatchRecord part, Function<Opened, Completed> ingest) {
        BatchRecord done = part instanceof Opened opened ? ingest.apply(opened) : part;
        BatchRecord all = ledger.find(batch).orElseThrow(this::begunAnew);
        if (all instanceof Failed failed) {
            throw new StageFailure(
                    ExitCode.REFUSED,
                    "Another shard of batch %s gave it up, and nothing of it counts: %s"
                            .formatted(batch, failed.reason()));
        }
        if (all instanceof Completed) {
            return new IngestAttempt.Result(done, all, note(part));
        }
        ledger.begun(batch, shard).filter(Completed.class::isInstance).orElseThrow(this::begunAnew);
        return new IngestAttempt.Result(done, all, "shard %s is done, and others are not".formatted(shard));
    }

    private static String note(BatchRecord part) {
        return part.checkpoint().transactions() == 0 ? null : IngestAttempt.resumption(part);
    }

    private StageFailure begunAnew() {
        return new StageFailure(
                ExitCode.TRY_AGAIN,
                "Batch %s was given up and begun anew under the hands of shard %s: run again.".formatted(batch, shard));
    }
}
