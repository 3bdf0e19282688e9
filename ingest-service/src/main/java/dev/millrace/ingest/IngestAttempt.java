package dev.millrace.ingest;

import java.io.IOException;
import java.util.Optional;

import dev.millrace.contract.dataset.CsvSource;
import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.dataset.Tally;
import dev.millrace.contract.kafka.BatchLedger;
import dev.millrace.contract.kafka.KafkaCluster;
import dev.millrace.contract.kafka.KafkaFailures;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.Progress;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.contract.stage.StopRequest;
import dev.millrace.contract.wire.BatchRecord;
import dev.millrace.contract.wire.BatchRecord.State;
import dev.millrace.contract.wire.Checkpoint;
import org.apache.kafka.common.KafkaException;

/** Attempts at one batch, each with a producer of its own, and each from where the ledger says that the batch is. */
final class IngestAttempt {
    private final IngestRequest request;
    private final String batch;
    private final WatchedInput input;
    private final KafkaCluster cluster;
    private final Producers producers;
    private final Recovery recovery;
    private final Progress progress;
    private final StopRequest stop;

    /**
     * How an attempt ended well.
     *
     * @param batch which is completed
     * @param note what is worth telling; null for nothing
     */
    record Result(BatchRecord batch, String note) {}

    IngestAttempt(
            IngestRequest request,
            String batch,
            WatchedInput input,
            KafkaCluster cluster,
            Producers producers,
            Recovery recovery,
            Progress progress,
            StopRequest stop) {
        this.request = request;
        this.batch = batch;
        this.input = input;
        this.cluster = cluster;
        this.producers = producers;
        this.recovery = recovery;
        this.progress = progress;
        this.stop = stop;
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
                ledger.glance(batch).ifPresent(recovery::requireNobodyElse);
            }
            // Opening the producer ends every older one's transaction, so what the ledger then says stays so.
            try (BatchTransactions transactions = open()) {
                return goOn(transactions, ledger);
            }
        }
    }

    private BatchTransactions open() {
        return new BatchTransactions(producers.open(batch), recovery);
    }

    private Result goOn(BatchTransactions transactions, BatchLedger ledger) {
        Optional<BatchRecord> known = ledger.find(batch);
        Optional<BatchRecord> completed = known.filter(record -> record.state() == State.COMPLETED);
        if (completed.isPresent()) {
            return new Result(completed.get(), "already ingested");
        }
        Optional<BatchRecord> begun = known.filter(record -> record.state() == State.OPENED);
        try {
            return new Result(
                    pump(transactions, ledger, begun),
                    begun.map(IngestAttempt::resumption).orElse(null));
        } catch (KafkaException e) {
            if (KafkaFailures.isFenced(e) && transactions.isOpenFor(producers.transactionTimeout())) {
                throw new StageFailure(
                        ExitCode.UNREACHABLE,
                        "Kafka at %s could not be reached for longer than a transaction may take: run again when it is well; what is committed is kept."
                                .formatted(cluster.address()),
                        e);
            }
            throw e;
        }
    }

    private static String resumption(BatchRecord begun) {
        return "went on behind row %,d".formatted(begun.checkpoint().accepted().rows());
    }

    private BatchRecord pump(BatchTransactions transactions, BatchLedger ledger, Optional<BatchRecord> begun) {
        try (CsvSource source = CsvSource.open(request.source().file())) {
            BatchRecord opened = begun.orElseGet(() -> begin(source));
            if (begun.isEmpty() && opened.replays() != null) {
                new ReplayClaim(producers, ledger).open(opened);
            } else if (begun.isEmpty()) {
                transactions.commit(opened);
            }
            progress.begin(request.source().rows().orElse(0L));
            BatchRecord done = new RowPump(request, source, transactions, opened, progress, stop).run();
            if (input.hasChanged(batch)) {
                throw input.refusal();
            }
            BatchRecord completed = done.completed(cluster.endOffsets(done.topic()));
            transactions.commit(completed);
            return completed;
        } catch (IOException e) {
            throw new StageFailure(
                    ExitCode.NO_INPUT,
                    "%s cannot be closed.".formatted(request.source().file()),
                    e);
        }
    }

    private BatchRecord begin(CsvSource source) {
        DatasetDefinition definition = request.source().definition();
        BatchRecord opened = BatchRecord.opened(
                batch,
                definition.name(),
                definition.name(),
                request.wire(),
                request.source().file().getFileName().toString(),
                cluster.endOffsets(definition.name()),
                new Checkpoint(source.dataOffset(), source.dataLine(), 0, 0, new Tally(definition).totals()));
        return request.replays().map(opened::replaying).orElse(opened);
    }

    /** Says in the ledger that the batch is given up, if it was begun, so that nobody waits for the rest of it. */
    StageFailure giveUp(StageFailure refusal) {
        StageFailure reason = input.hasChanged(batch) ? input.refusal() : refusal;
        try (BatchLedger ledger = new BatchLedger(cluster);
                BatchTransactions transactions = open()) {
            ledger.find(batch)
                    .filter(record -> record.state() != State.COMPLETED)
                    .filter(record -> !reason.getMessage().equals(record.reason()))
                    .ifPresent(record -> transactions.commit(record.failed(reason.getMessage())));
        } catch (KafkaException | StageFailure e) {
            // The next ingest of this batch comes to the same end, and says it then.
            reason.addSuppressed(e);
        }
        return reason;
    }
}
