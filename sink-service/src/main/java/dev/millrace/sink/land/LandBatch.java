package dev.millrace.sink.land;

import java.nio.file.Path;
import java.util.Optional;

import dev.millrace.contract.manifest.Manifest;
import dev.millrace.contract.manifest.ManifestFile;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.Gate;
import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.contract.stage.Progress;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.contract.stage.StopRequest;
import dev.millrace.contract.wire.BatchDetails;
import dev.millrace.contract.wire.BatchRecord;
import dev.millrace.contract.wire.BatchRecord.Failed;
import dev.millrace.kafka.BatchLedger;
import dev.millrace.kafka.KafkaCluster;
import dev.millrace.sink.rows.RowConsumer;

/** Lands one batch: every committed row of it, once, in files that are there whole or not at all; the manifest last. */
public final class LandBatch {
    private final KafkaCluster cluster;
    private final RowConsumer channel;
    private final Progress progress;
    private final StopRequest stop;
    private final ManifestFile manifests = new ManifestFile();

    /**
     * @param stop ends the work between two polls
     */
    public LandBatch(KafkaCluster cluster, RowConsumer channel, Progress progress, StopRequest stop) {
        this.cluster = cluster;
        this.channel = channel;
        this.progress = progress;
        this.stop = stop;
    }

    /**
     * Lands all of the batch, or the shard that is asked for; nothing if that was done before.
     *
     * @throws StageFailure with 65 when the batch fails or does not add up, 66 without a file, 69 without Kafka, 73 when
     *     the files cannot be written, 75 when no row comes any more or another sink is at work there
     */
    public void run(LandRequest request) {
        Gate gate = new Gate(request.timeout(), progress, stop);
        String batch = request.batch().orElseGet(() -> request.source().awaitBatch(gate));
        Path directory = request.out().landed(batch);
        // A shard locks its own partitions, when it knows them.
        try (LandingLock lock = request.shard().isWhole() ? LandingLock.takeAll(directory) : null) {
            if (!isDone(directory)) {
                land(request, batch, directory, gate);
            }
        }
    }

    /**
     * Removes what has landed of a batch that its ingest has given up.
     *
     * @return the failure that says so, to be thrown
     * @throws StageFailure with 73 if it cannot be removed, 75 when another sink is at work there
     */
    public StageFailure discard(LandRequest request, String batch) {
        Path directory = request.out().landed(batch);
        try (LandingLock lock = LandingLock.takeAll(directory)) {
            new LandedFiles(directory, request.shard()).removeAll();
        }
        return PartitionLanding.givenUp(batch);
    }

    private boolean isDone(Path directory) {
        Optional<Manifest> before = manifests.read(directory.resolve(OutDirectory.MANIFEST));
        before.ifPresent(manifest -> progress.done(manifest.totals().rows(), 0, "already landed"));
        return before.isPresent();
    }

    private void land(LandRequest request, String batch, Path directory, Gate gate) {
        String clusterId = cluster.awaitReachable(gate);
        try (BatchLedger ledger = new BatchLedger(cluster)) {
            BatchRecord opened = gate.await("batch %s to be ingested".formatted(batch), () -> ledger.find(batch)
                    .filter(record -> !(record instanceof Failed)));
            LandedFiles files = new LandedFiles(directory, request.shard());
            LandingOrigin origin = origin(clusterId, opened.details());
            PartitionLanding landing = new PartitionLanding(request, channel, progress, stop);
            if (request.shard().isWhole()) {
                Manifest manifest = landing.run(ledger, opened, files, origin);
                manifests.write(files.manifest(), manifest);
                progress.done(manifest.totals().rows(), 0, null);
            } else {
                new ShardLanding(request.shard(), gate, progress)
                        .run(ledger, opened, files, origin, () -> landing.run(ledger, opened, files, origin));
            }
        }
    }

    private LandingOrigin origin(String clusterId, BatchDetails batch) {
        String topicId = cluster.topic(batch.topic())
                .orElseThrow(() -> new StageFailure(
                        ExitCode.REFUSED, "The topic %s is gone: ingest again.".formatted(batch.topic())))
                .topicId()
                .toString();
        return new LandingOrigin(clusterId, batch.topic(), topicId, batch.startOffsets());
    }
}
