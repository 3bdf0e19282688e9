package dev.millrace.ingest.batch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.manifest.BatchId;
import dev.millrace.contract.manifest.Manifest;
import dev.millrace.contract.manifest.ManifestFile;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.Gate;
import dev.millrace.contract.stage.Progress;
import dev.millrace.contract.stage.Stage;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.contract.stage.StopRequest;
import dev.millrace.contract.wire.BatchDetails;
import dev.millrace.contract.wire.BatchRecord.Completed;
import dev.millrace.contract.wire.Checkpoint;
import dev.millrace.ingest.rows.RowChannel;
import dev.millrace.kafka.BatchLedger;
import dev.millrace.kafka.DeadLetter;
import dev.millrace.kafka.KafkaCluster;
import dev.millrace.kafka.KafkaFailures;
import org.apache.kafka.common.KafkaException;

/**
 * Brings one batch into Kafka, exactly once: begins it, goes on with it where an earlier run stopped, or finds that
 * there is nothing left to do. When Kafka fails, it begins another attempt, which goes on from what the ledger says.
 */
public final class IngestBatch {
    private final KafkaCluster cluster;
    private final RowChannel rows;
    private final Gate gate;
    private final Progress progress;
    private final StopRequest stop;

    /** One for a batch: the gate waits for its file and the broker, and a request to stop ends it between two records. */
    public IngestBatch(KafkaCluster cluster, RowChannel rows, Gate gate, Progress progress, StopRequest stop) {
        this.cluster = cluster;
        this.rows = rows;
        this.gate = gate;
        this.progress = progress;
        this.stop = stop;
    }

    /**
     * Ingests the batch to its end, and writes its manifest.
     *
     * @throws StageFailure with 65 when the data is refused or changes while it is read, 66 without a file, 69 without
     *     Kafka, 75 when another ingest of the same batch takes over
     */
    public void run(IngestRequest request) {
        request.source().awaitFile(gate);
        InputSnapshot input = new InputSnapshot(request.source());
        Recovery recovery = new Recovery(request.retryWindow(), stop);
        IngestAttempt attempt = new IngestAttempt(request, input, cluster, rows, recovery, progress, stop);
        finish(request, complete(request, attempt, recovery));
    }

    /**
     * Gives a batch up that is not completed, so that whoever landed rows of it removes them.
     *
     * @return the reason, to be thrown
     * @throws StageFailure with code 66 without a file, 69 without Kafka
     */
    public StageFailure giveUp(IngestRequest request, StageFailure reason) {
        InputSnapshot input = new InputSnapshot(request.source());
        Recovery recovery = new Recovery(request.retryWindow(), stop);
        return new IngestAttempt(request, input, cluster, rows, recovery, progress, stop).giveUp(reason);
    }

    private IngestAttempt.Result complete(IngestRequest request, IngestAttempt attempt, Recovery recovery) {
        while (true) {
            cluster.awaitReachable(gate);
            try {
                createTopics(request);
                return attempt.run();
            } catch (KafkaException | StageFailure e) {
                StageFailure failure = KafkaFailures.translate(e, cluster.address());
                if (failure.exitCode() == ExitCode.REFUSED) {
                    throw attempt.giveUp(failure);
                }
                recovery.after(failure);
                progress.waiting("Kafka at %s to be well again".formatted(cluster.address()));
            }
        }
    }

    private void createTopics(IngestRequest request) {
        DatasetDefinition definition = request.source().definition();
        cluster.ensureTopic(BatchLedger.TOPIC, 1, BatchLedger.TOPIC_CONFIG);
        cluster.ensureTopic(definition.name(), request.partitions(), Map.of());
        cluster.ensureTopic(DeadLetter.topic(definition.name()), 1, DeadLetter.TOPIC_CONFIG);
    }

    private void finish(IngestRequest request, IngestAttempt.Result result) {
        if (result.batch() instanceof Completed completed) {
            writeManifest(request, completed);
        }
        Checkpoint end = result.done().checkpoint();
        progress.done(end.accepted().rows(), end.rejected(), result.note());
    }

    /** Every shard that finds the batch completed writes the same of it, so that none of them need be the last. */
    private void writeManifest(IngestRequest request, Completed completed) {
        Manifest manifest = new Manifest(
                Stage.INGEST,
                completed.batch(),
                completed.details().dataset(),
                BatchId.fingerprint(request.source().definition()),
                completed.checkpoint().accepted(),
                completed.checkpoint().rejected(),
                completed.checkpoint().rejections(),
                List.of(),
                details(request, completed.details(), completed.checkpoint().transactions()),
                progress.seconds());
        new ManifestFile().write(request.out().ingested(completed.batch()), manifest, request.shard());
    }

    private static Map<String, String> details(IngestRequest request, BatchDetails batch, long transactions) {
        Map<String, String> details = new HashMap<>();
        details.put("source", request.source().file().toString());
        details.put("topic", batch.topic());
        details.put("wire", batch.wire().name().toLowerCase());
        details.put("transactions", Long.toString(transactions));
        batch.replays().ifPresent(original -> details.put("replays", original));
        if (batch.shards() > 1) {
            details.put("shards", Integer.toString(batch.shards()));
        }
        return details;
    }
}
