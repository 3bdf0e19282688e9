package dev.millrace.ingest.batch;

import java.util.Optional;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.Progress;
import dev.millrace.contract.stage.Shard;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.contract.stage.StopRequest;
import dev.millrace.contract.wire.BatchRecord;
import dev.millrace.contract.wire.BatchRecord.Completed;
import dev.millrace.contract.wire.BatchRecord.Failed;
import dev.millrace.contract.wire.BatchRecord.Opened;
import dev.millrace.ingest.rows.BatchTransactions;
import dev.millrace.ingest.rows.RowChannel;
import dev.millrace.kafka.BatchLedger;
import dev.millrace.kafka.KafkaCluster;
import dev.millrace.kafka.KafkaFailures;
import org.apache.kafka.common.KafkaException;

/**
 * Attempts at one batch, or at one shard of it, each with a producer of its own, and each from where the ledger says that
 * it is.
 */
final class IngestAttempt {
    private final IngestRequest request;
    private final Shard shard;
    private final String batch;
    private final InputSnapshot input;
    private final KafkaCluster cluster;
    private final RowChannel rows;
    private final Recovery recovery;
    private final BatchOpening opening;
    private final ShardIngest pump;

    /**
     * How an attempt ended well.
     *
     * @param done the batch, or the shard of it that was asked for; completed
     * @param batch all of the batch, which is open while there are other shards that are not completed
     * @param note what is worth telling; null for nothing
     */
    record Result(BatchRecord done, BatchRecord batch, String note) {}

    IngestAttempt(
            IngestRequest request,
            InputSnapshot input,
            KafkaCluster cluster,
            RowChannel rows,
            Recovery recovery,
            Progress progress,
            StopRequest stop) {
        this.request = request;
        this.shard = request.shard();
        this.batch = input.batch();
        this.input = input;
        this.cluster = cluster;
        this.rows = rows;
        this.recovery = recovery;
        this.opening = new BatchOpening(batch, shard, rows, stop);
        this.pump = new ShardIngest(request, input, cluster, rows, progress, stop);
    }

    /**
     * Goes on with the batch to its end.
     *
     * @throws KafkaException if Kafka fails: what became of the last transaction is in the ledger
     * @throws StageFailure for anything else
     */
    Result run() {
        try (BatchLedger ledger = new BatchLedger(cluster)) {
            if (recovery.hasTold()) {
                // Without waiting: what is open may be our own transaction.
                ledger.glance(batch);
                ledger.begun(batch, shard).ifPresent(recovery::requireNobodyElse);
            }
            return shard.isWhole() ? ingestAll(ledger) : ingestShard(ledger);
        }
    }

    private Result ingestAll(BatchLedger ledger) {
        // Opening the producer ends every older one's transaction, so what the ledger then says stays so.
        try (BatchTransactions transactions = open()) {
            Optional<BatchRecord> known = ledger.find(batch);
            if (known.orElse(null) instanceof Completed completed) {
                return ended(completed, "already ingested");
            }
            known.ifPresent(opening::requireSameCut);
            if (known.orElse(null) instanceof Opened begun) {
                return ended(pump(transactions, begun), resumption(begun));
            }
            return ended(pump(transactions, begin(transactions, ledger, known)), null);
        }
    }

    private Result ingestShard(BatchLedger ledger) {
        while (true) {
            opening.open(ledger, pump::begin);
            // As above; and whoever begins the batch anew ends this producer first.
            try (BatchTransactions transactions = open()) {
                Optional<BatchRecord> known = ledger.find(batch);
                if (known.orElse(null) instanceof Completed completed) {
                    return ended(completed, "already ingested");
                }
                Optional<BatchRecord> begun = ledger.begun(batch, shard);
                if (begun.isPresent()) {
                    return new ShardEnd(ledger, batch, shard).of(begun.get(), part -> pump(transactions, part));
                }
            }
        }
    }

    private static Result ended(Completed batch, String note) {
        return new Result(batch, batch, note);
    }

    private BatchTransactions open() {
        return rows.open(batch + shard.suffix(), recovery);
    }

    /** What to say of a batch, or a shard, that was gone on with. */
    static String resumption(BatchRecord begun) {
        return "went on behind row %,d".formatted(begun.checkpoint().accepted().rows());
    }

    private Opened begin(BatchTransactions transactions, BatchLedger ledger, Optional<BatchRecord> known) {
        known.ifPresent(opening::endRound);
        Opened opened = pump.begin();
        request.replays()
                .ifPresentOrElse(
                        original -> new ReplayFence(rows, ledger).open(opened, original),
                        () -> transactions.commit(opened));
        return opened;
    }

    private Completed pump(BatchTransactions transactions, Opened part) {
        try {
            return pump.run(transactions, part);
        } catch (KafkaException e) {
            if (KafkaFailures.isFenced(e) && transactions.isOpenFor(rows.transactionTimeout())) {
                throw new StageFailure(
                        ExitCode.UNREACHABLE,
                        "Kafka at %s could not be reached for longer than a transaction may take: run again when it is well; what is committed is kept."
                                .formatted(cluster.address()),
                        e);
            }
            throw e;
        }
    }

    /** Says in the ledger that the batch is given up, if it was begun, so that nobody waits for the rest of it. */
    StageFailure giveUp(StageFailure refusal) {
        StageFailure reason = input.hasChanged() ? input.refusal() : refusal;
        try (BatchLedger ledger = new BatchLedger(cluster);
                BatchTransactions transactions = open()) {
            ledger.find(batch)
                    .filter(record -> isOursToGiveUp(record, reason.getMessage()))
                    .ifPresent(record -> transactions.commit(record.failed(reason.getMessage())));
        } catch (KafkaException | StageFailure e) {
            // The next ingest of this batch comes to the same end, and says it then.
            reason.addSuppressed(e);
        }
        return reason;
    }

    /** Not if it is cut otherwise, and not if it is known why, or another shard has said why. */
    private boolean isOursToGiveUp(BatchRecord record, String reason) {
        boolean isNews = record instanceof Opened
                || record instanceof Failed failed
                        && shard.isWhole()
                        && !failed.reason().equals(reason);
        return isNews && record.details().shards() == shard.count();
    }
}
