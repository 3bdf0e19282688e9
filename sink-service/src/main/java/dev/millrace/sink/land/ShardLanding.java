package dev.millrace.sink.land;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import dev.millrace.contract.manifest.Manifest;
import dev.millrace.contract.manifest.ManifestFile;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.Gate;
import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.contract.stage.Progress;
import dev.millrace.contract.stage.Shard;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.contract.wire.BatchRecord;
import dev.millrace.contract.wire.BatchRecord.Completed;
import dev.millrace.kafka.BatchLedger;

/** Lands one shard of a batch beside others; whichever is the last vouches for the batch. */
record ShardLanding(Shard shard, Gate gate, Progress progress) {
    /**
     * Lands, unless it was done before, and puts the manifests together if they are all there.
     *
     * @param landing lands the shard
     * @throws StageFailure with 65 when the shards do not add up to what was ingested, with 75 when another sink lands one
     *     of the shard's partitions
     */
    void run(
            BatchLedger ledger,
            BatchRecord opened,
            LandedFiles files,
            LandingOrigin origin,
            Supplier<Manifest> landing) {
        Set<Integer> partitions = shard.own(opened.details().startOffsets()).keySet();
        try (LandingLock lock = LandingLock.take(files.directory(), partitions)) {
            ShardManifests manifests = new ShardManifests(files.directory(), origin);
            Optional<Manifest> before = manifests.of(shard);
            Manifest own = before.orElseGet(landing);
            if (before.isEmpty()) {
                new ManifestFile().write(files.manifest(), own);
            }
            // Its own manifest is there by now, so of two that end at a time the later one to come here sees both.
            gate.await("another shard to put the manifests together", () -> Optional.of(lock)
                    .filter(LandingLock::mayMerge));
            Optional<Manifest> all = manifests.merged(shard.count());
            all.ifPresent(manifest -> write(manifest, completed(ledger, opened), files));
            progress.done(
                    own.totals().rows(),
                    0,
                    all.isPresent() ? null : "shard %s is landed, and others are not".formatted(shard));
        }
    }

    private static void write(Manifest manifest, BatchRecord completed, LandedFiles files) {
        PartitionLanding.requireAll(manifest.totals(), completed);
        new ManifestFile().write(files.directory().resolve(OutDirectory.MANIFEST), manifest);
    }

    private static BatchRecord completed(BatchLedger ledger, BatchRecord opened) {
        return ledger.find(opened.batch())
                .filter(Completed.class::isInstance)
                .filter(now ->
                        now.details().startOffsets().equals(opened.details().startOffsets()))
                .orElseThrow(() -> new StageFailure(
                        ExitCode.TRY_AGAIN, "Batch %s was begun anew: run again.".formatted(opened.batch())));
    }
}
