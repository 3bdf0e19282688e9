package dev.millrace.ingest.batch;

import java.io.IOException;
import java.util.List;

import dev.millrace.contract.dataset.CsvSource;
import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.dataset.Tally;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.Progress;
import dev.millrace.contract.stage.Shard;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.contract.stage.StopRequest;
import dev.millrace.contract.wire.BatchDetails;
import dev.millrace.contract.wire.BatchRecord;
import dev.millrace.contract.wire.BatchRecord.Completed;
import dev.millrace.contract.wire.BatchRecord.Opened;
import dev.millrace.contract.wire.Checkpoint;
import dev.millrace.ingest.rows.BatchTransactions;
import dev.millrace.ingest.rows.RowChannel;
import dev.millrace.kafka.KafkaCluster;

/** Brings a batch, or one shard of it, from where it is to COMPLETED. */
record ShardIngest(
        IngestRequest request,
        InputSnapshot input,
        KafkaCluster cluster,
        RowChannel rows,
        Progress progress,
        StopRequest stop) {
    /** The record of a batch that begins now, at the ends of its partitions. */
    Opened begin() {
        try (CsvSource source = open()) {
            DatasetDefinition definition = request.source().definition();
            return BatchRecord.opened(
                    new BatchDetails(
                            input.batch(),
                            definition.name(),
                            definition.name(),
                            request.wire(),
                            request.source().name(),
                            cluster.endOffsets(definition.name()),
                            request.replays(),
                            request.shard().count()),
                    new Checkpoint(
                            source.dataOffset(), source.dataLine(), 0, 0, new Tally(definition).totals(), List.of()));
        } catch (IOException e) {
            throw unclosed(e);
        }
    }

    /**
     * Sends every record behind the checkpoint, and says that it is done.
     *
     * @param begun the batch, or the shard of it that was asked for
     */
    Completed run(BatchTransactions transactions, Opened begun) {
        try (CsvSource source = open()) {
            progress.begin(expected());
            RowReader reader = new RowReader(request, source, transactions, begun, progress, stop);
            rows.send(reader.chunks());
            Opened done = reader.batch();
            if (input.hasChanged()) {
                throw input.refusal();
            }
            Completed completed =
                    done.completed(cluster.endOffsets(done.details().topic()));
            transactions.commit(completed);
            return completed;
        } catch (IOException e) {
            throw unclosed(e);
        }
    }

    private CsvSource open() {
        Shard shard = request.shard();
        CsvSource source = CsvSource.open(request.source().file());
        if (!shard.isWhole()) {
            source.confine(shard.first(input.length()), shard.end(input.length()));
        }
        return source;
    }

    /** How many rows start in a part of a text is not known before it is read. */
    private long expected() {
        return request.shard().isWhole() ? request.source().rows().orElse(0L) : 0;
    }

    private StageFailure unclosed(IOException e) {
        return new StageFailure(
                ExitCode.NO_INPUT,
                "%s cannot be closed.".formatted(request.source().file()),
                e);
    }
}
