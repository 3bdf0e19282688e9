package dev.millrace.sink;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.millrace.contract.kafka.BatchLedger;
import dev.millrace.contract.kafka.KafkaCluster;
import dev.millrace.contract.manifest.BatchId;
import dev.millrace.contract.manifest.DataFile;
import dev.millrace.contract.manifest.Manifest;
import dev.millrace.contract.manifest.ManifestFile;
import dev.millrace.contract.manifest.Stage;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.Gate;
import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.contract.stage.Progress;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.contract.stage.StopRequest;
import dev.millrace.contract.wire.BatchRecord;
import dev.millrace.contract.wire.BatchRecord.State;

/** Lands one batch: every committed row of it, once, in files that are there whole or not at all; the manifest last. */
final class LandBatch {
    private final KafkaCluster cluster;
    private final RowFlow flow;
    private final Gate gate;
    private final Progress progress;
    private final StopRequest stop;

    LandBatch(KafkaCluster cluster, RowFlow flow, Gate gate, Progress progress, StopRequest stop) {
        this.cluster = cluster;
        this.flow = flow;
        this.gate = gate;
        this.progress = progress;
        this.stop = stop;
    }

    /**
     * Lands.
     *
     * @throws StageFailure with 65 when the batch fails or does not add up, 66 without a file, 69 without Kafka, 73 when
     *     the files cannot be written, 75 when no row comes any more or another sink is at work there
     */
    void run(LandRequest request) {
        String batch = request.batch().orElseGet(() -> request.source().awaitBatch(gate));
        Path directory = request.out().landed(batch);
        Path manifestFile = directory.resolve(OutDirectory.MANIFEST);
        try (LandingLock lock = LandingLock.take(directory)) {
            if (!isDone(manifestFile)) {
                land(request, batch, directory, manifestFile);
            }
        }
    }

    private boolean isDone(Path manifestFile) {
        Optional<Manifest> before = new ManifestFile().read(manifestFile);
        before.ifPresent(manifest -> progress.done(manifest.totals().rows(), 0, "already landed"));
        return before.isPresent();
    }

    private void land(LandRequest request, String batch, Path directory, Path manifestFile) {
        String clusterId = cluster.awaitReachable(gate);
        try (BatchLedger ledger = new BatchLedger(cluster)) {
            BatchRecord opened = gate.await("batch %s to be ingested".formatted(batch), () -> ledger.find(batch)
                    .filter(record -> record.state() != State.FAILED));
            LandedFiles files = new LandedFiles(directory);
            LandingOrigin origin = origin(clusterId, opened);
            prepare(files, origin);
            Manifest manifest = land(request, ledger, opened, files, origin);
            new ManifestFile().write(manifestFile, manifest);
            progress.done(manifest.totals().rows(), 0, null);
        }
    }

    private LandingOrigin origin(String clusterId, BatchRecord opened) {
        String topicId = cluster.topic(opened.topic())
                .orElseThrow(() -> new StageFailure(
                        ExitCode.REFUSED, "The topic %s is gone: ingest again.".formatted(opened.topic())))
                .topicId()
                .toString();
        return new LandingOrigin(clusterId, opened.topic(), topicId, opened.startOffsets());
    }

    private static void prepare(LandedFiles files, LandingOrigin origin) {
        if (!LandingOrigin.read(files.directory()).equals(Optional.of(origin))) {
            files.removeAll();
            origin.write(files.directory());
        }
    }

    private Manifest land(
            LandRequest request, BatchLedger ledger, BatchRecord opened, LandedFiles files, LandingOrigin origin) {
        try (Landing landing = new Landing(request.source().definition(), files, opened, request.rowsPerFile())) {
            progress.begin(request.source().rows().orElse(0L));
            flow.start(opened.topic(), landing.positions(), landing::take);
            try {
                BatchRecord completed =
                        new LandingWatch(flow, ledger, landing, progress, stop, request.patience()).await(opened);
                List<DataFile> parts = landing.commit();
                return manifest(request, completed, landing, parts, origin);
            } catch (BatchFailedException e) {
                landing.close();
                files.removeAll();
                throw new StageFailure(
                        ExitCode.REFUSED,
                        "The ingest gave batch %s up, and what had landed of it is removed.".formatted(opened.batch()),
                        e);
            } finally {
                flow.stop();
            }
        }
    }

    private Manifest manifest(
            LandRequest request, BatchRecord completed, Landing landing, List<DataFile> parts, LandingOrigin origin) {
        return new Manifest(
                Stage.LANDED,
                completed.batch(),
                completed.dataset(),
                BatchId.fingerprint(request.source().definition()),
                landing.totals(),
                0,
                parts,
                Map.of(
                        "clusterId", origin.clusterId(),
                        "topic", origin.topic(),
                        "topicId", origin.topicId(),
                        "multiline", Boolean.toString(landing.isMultiline())),
                progress.seconds());
    }
}
