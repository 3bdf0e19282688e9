package dev.millrace.ingest;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.millrace.contract.dataset.CsvSource;
import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.dataset.Tally;
import dev.millrace.contract.kafka.BatchLedger;
import dev.millrace.contract.kafka.DeadLetter;
import dev.millrace.contract.kafka.KafkaCluster;
import dev.millrace.contract.kafka.KafkaFailures;
import dev.millrace.contract.manifest.BatchId;
import dev.millrace.contract.manifest.Manifest;
import dev.millrace.contract.manifest.ManifestFile;
import dev.millrace.contract.manifest.Stage;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.Gate;
import dev.millrace.contract.stage.Progress;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.contract.stage.StopRequest;
import dev.millrace.contract.wire.BatchRecord;
import dev.millrace.contract.wire.BatchRecord.State;
import dev.millrace.contract.wire.Checkpoint;
import org.apache.kafka.common.KafkaException;

/**
 * Brings one batch into Kafka, exactly once: begins it, goes on with it where an earlier run stopped, or finds that
 * there is nothing left to do.
 */
public final class IngestBatch {
    private final KafkaCluster cluster;
    private final Producers producers;
    private final Gate gate;
    private final Progress progress;
    private final StopRequest stop;

    /**
     * @param cluster where the rows go
     * @param producers how they get there
     * @param gate waits for the file and the broker
     * @param progress is told how far it is
     * @param stop ends the work between two records
     */
    public IngestBatch(KafkaCluster cluster, Producers producers, Gate gate, Progress progress, StopRequest stop) {
        this.cluster = cluster;
        this.producers = producers;
        this.gate = gate;
        this.progress = progress;
        this.stop = stop;
    }

    /**
     * Ingests.
     *
     * @throws StageFailure with 65 when the data is refused, 66 without a file, 69 without Kafka, 75 when another ingest
     *     of the same batch takes over
     */
    public void run(IngestRequest request) {
        DatasetDefinition definition = request.source().definition();
        String batch = request.source().awaitBatch(gate);
        cluster.awaitReachable(gate);
        cluster.ensureTopic(BatchLedger.TOPIC, 1, BatchLedger.TOPIC_CONFIG);
        cluster.ensureTopic(definition.name(), request.partitions(), Map.of());
        cluster.ensureTopic(DeadLetter.topic(definition.name()), 1, DeadLetter.TOPIC_CONFIG);
        // Opening the producer ends every older one's transaction, so what the ledger then says of the batch stays so.
        try (BatchTransactions transactions = new BatchTransactions(producers.open(batch));
                BatchLedger ledger = new BatchLedger(cluster)) {
            Optional<BatchRecord> known = ledger.find(batch);
            Optional<BatchRecord> completed = known.filter(record -> record.state() == State.COMPLETED);
            if (completed.isPresent()) {
                finish(request, completed.get(), "already ingested");
                return;
            }
            Optional<BatchRecord> begun = known.filter(record -> record.state() == State.OPENED);
            finish(
                    request,
                    ingest(request, transactions, ledger, batch, begun),
                    begun.map(IngestBatch::resumption).orElse(null));
        } catch (KafkaException e) {
            throw KafkaFailures.translate(e, cluster.address());
        }
    }

    private static String resumption(BatchRecord begun) {
        return "went on behind row %,d".formatted(begun.checkpoint().accepted().rows());
    }

    private BatchRecord ingest(
            IngestRequest request,
            BatchTransactions transactions,
            BatchLedger ledger,
            String batch,
            Optional<BatchRecord> begun) {
        try (CsvSource source = CsvSource.open(request.source().file())) {
            BatchRecord opened = begun.orElseGet(() -> open(request, batch, source));
            if (begun.isEmpty() && opened.replays() != null) {
                new ReplayClaim(producers, ledger).open(opened);
            } else if (begun.isEmpty()) {
                transactions.commit(opened);
            }
            progress.begin(request.source().rows().orElse(0L));
            BatchRecord done = new RowPump(request, source, transactions, opened, progress, stop).run();
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

    private BatchRecord open(IngestRequest request, String batch, CsvSource source) {
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

    private void finish(IngestRequest request, BatchRecord completed, String note) {
        Checkpoint end = completed.checkpoint();
        Manifest manifest = new Manifest(
                Stage.INGESTED,
                completed.batch(),
                completed.dataset(),
                BatchId.fingerprint(request.source().definition()),
                end.accepted(),
                end.rejected(),
                List.of(),
                details(request, completed),
                progress.seconds());
        new ManifestFile().write(request.out().ingested(completed.batch()), manifest);
        progress.done(end.accepted().rows(), end.rejected(), note);
    }

    private static Map<String, String> details(IngestRequest request, BatchRecord completed) {
        Map<String, String> details = new HashMap<>();
        details.put("source", request.source().file().toString());
        details.put("topic", completed.topic());
        details.put("wire", completed.wire().name().toLowerCase());
        details.put("transactions", Long.toString(completed.checkpoint().transactions()));
        if (completed.replays() != null) {
            details.put("replays", completed.replays());
        }
        return details;
    }
}
