package dev.millrace.sink.land;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.manifest.BatchId;
import dev.millrace.contract.manifest.DataFile;
import dev.millrace.contract.manifest.Manifest;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.Progress;
import dev.millrace.contract.stage.Shard;
import dev.millrace.contract.stage.Stage;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.contract.stage.StopRequest;
import dev.millrace.contract.wire.BatchRecord;
import dev.millrace.contract.wire.BatchRecord.Completed;
import dev.millrace.kafka.BatchLedger;
import dev.millrace.sink.rows.RowConsumer;

/** Lands the partitions of a batch that are asked for, all of them or those of one shard, behind what has landed of them. */
final class PartitionLanding {
    private final LandRequest request;
    private final Shard shard;
    private final RowConsumer channel;
    private final Progress progress;
    private final StopRequest stop;

    PartitionLanding(LandRequest request, RowConsumer channel, Progress progress, StopRequest stop) {
        this.request = request;
        this.shard = request.shard();
        this.channel = channel;
        this.progress = progress;
        this.stop = stop;
    }

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
            Completed completed = follow(ledger, opened, landing);
            if (shard.isWhole()) {
                new LandedRows(landing.totals()).requireAllOf(completed);
            }
            return manifest(completed, landing, landing.commit(), origin);
        } catch (BatchFailedException e) {
            files.removeAll();
            throw givenUp(opened.batch(), e);
        }
    }

    /** What to say of a batch that landed in part; the cause may be null. */
    static StageFailure givenUp(String batch, Throwable cause) {
        return new StageFailure(
                ExitCode.REFUSED,
                "The ingest gave batch %s up, and what had landed of it is removed.".formatted(batch),
                cause);
    }

    private static void prepare(LandedFiles files, LandingOrigin origin) {
        if (!LandingOrigin.read(files.origin()).equals(Optional.of(origin))) {
            // Not the directory: another shard may be about to write its first file there.
            files.removeFiles();
            origin.write(files.origin());
        }
    }

    private Completed follow(BatchLedger ledger, BatchRecord opened, Landing landing) throws BatchFailedException {
        channel.start(opened.details().topic(), landing);
        try {
            return new LandingMonitor(channel, ledger, landing, shard, progress, stop, request.rowTimeout())
                    .await(opened);
        } finally {
            channel.stop();
        }
    }

    /** How many rows there are in some partitions, nobody knows before. */
    private long expected() {
        return shard.isWhole() ? request.source().rows().orElse(0L) : 0;
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
