package dev.millrace.ingest.batch;

import java.time.Duration;
import java.util.Optional;

import dev.millrace.contract.manifest.BatchSource;
import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.contract.stage.Shard;
import dev.millrace.contract.wire.WireFormat;

/**
 * What to ingest, and how.
 *
 * @param source the file and the definition of its rows
 * @param out where the manifest goes
 * @param wire how rows are encoded, unless the batch was begun otherwise
 * @param recordsPerTransaction from 1
 * @param maxRejected when to give up
 * @param partitions of a topic that has to be created, from 1
 * @param replays the batch whose rejected rows these are, if they are sent again
 * @param shard which part of the file to ingest; others ingest the rest
 * @param retryWindow how long Kafka may fail without the batch getting further
 */
public record IngestRequest(
        BatchSource source,
        OutDirectory out,
        WireFormat wire,
        int recordsPerTransaction,
        MaxRejected maxRejected,
        int partitions,
        Optional<String> replays,
        Shard shard,
        Duration retryWindow) {
    public IngestRequest {
        atLeastOne("rows in a transaction", recordsPerTransaction);
        atLeastOne("partitions", partitions);
        if (replays.isPresent() && !shard.isWhole()) {
            throw new IllegalArgumentException("rejected rows are sent again by one ingest: leave out --shard");
        }
    }

    private static void atLeastOne(String what, int count) {
        if (count < 1) {
            throw new IllegalArgumentException("the number of %s must be at least 1, not %d".formatted(what, count));
        }
    }
}
