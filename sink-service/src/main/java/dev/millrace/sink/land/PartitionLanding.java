package dev.millrace.sink.land;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.dataset.Totals;
import dev.millrace.contract.manifest.BatchId;
import dev.millrace.contract.manifest.DataFile;
import dev.millrace.contract.manifest.Manifest;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.Progress;
import dev.millrace.contract.stage.Stage;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.contract.stage.StopRequest;
import dev.millrace.contract.wire.BatchRecord;
import dev.millrace.contract.wire.BatchRecord.Completed;
import dev.millrace.kafka.BatchLedger;
import dev.millrace.sink.rows.RowConsumer;

/** Lands the partitions of a batch that are asked for, all of them or those of one shard, behind what has landed of them. */
record PartitionLanding(LandRequest request, RowConsumer channel, Progress progress, StopRequest stop) {
    /**
     * Lands, and removes what has landed if the batch fails.
     *
     * @return what is vouched for; not written yet
     * @throws StageFailure with 65 when the batch fails or does not add up, 73 when the files cannot be written, 75 when no
     *     row comes any more
     */
    Manifest run(BatchLedger ledger, BatchRecord opened, LandedFiles files, LandingOrigin origin) {
        prepare(files, origin);
        DatasetDefinition definition = request.source().definition();
        try (Landing landing = new Landing(definition, files, opened.details(), request.rowsPerFile())) {
            progress.begin(expected());
            if (follow(ledger, opened, landing) instanceof Completed completed) {
                if (request.shard().isWhole()) {
                    requireAll(landing.totals(), completed);
                }
                return manifest(completed, landing, landing.commit(), origin);
            }
        }
        files.removeAll();
        throw givenUp(opened.batch());
    }

    /** What to say of a batch that landed in part. */
    static StageFailure givenUp(String batch) {
        return new StageFailure(
                ExitCode.REFUSED,
                "The ingest gave batch %s up, and what had landed of it is removed.".formatted(batch));
    }

    /**
     * Refuses to vouch for other rows than were ingested.
     *
     * @throws StageFailure with code 65
     */
    static void requireAll(Totals landed, BatchRecord completed) {
        Totals ingested = completed.checkpoint().accepted();
        if (!landed.matches(ingested)) {
            throw new StageFailure(
                    ExitCode.REFUSED,
                    "Kafka gave back other rows than were ingested: %,d rows with hash %s instead of %,d with %s."
                                    .formatted(landed.rows(), landed.rowHash(), ingested.rows(), ingested.rowHash())
                            + " Ingest the batch again into a topic that keeps its records.");
        }
    }

    private static void prepare(LandedFiles files, LandingOrigin origin) {
        if (!LandingOrigin.read(files.origin()).equals(Optional.of(origin))) {
            // Not the directory: another shard may be about to write its first file there.
            files.removeFiles();
            origin.write(files.origin());
        }
    }

    private BatchRecord follow(BatchLedger ledger, BatchRecord opened, Landing landing) {
        channel.start(opened.details().topic(), landing);
        try {
            return new LandingMonitor(channel, ledger, landing, request, progress, stop).await(opened);
        } finally {
            channel.stop();
        }
    }

    /** How many rows there are in some partitions, nobody knows before. */
    private long expected() {
        return request.shard().isWhole() ? request.source().rows().orElse(0L) : 0;
    }

    private Manifest manifest(Completed completed, Landing landing, List<DataFile> parts, LandingOrigin origin) {
        return new Manifest(
                Stage.SINK,
                completed.batch(),
                completed.details().dataset(),
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
