package dev.millrace.sink.land;

import java.time.Duration;
import java.util.Optional;

import dev.millrace.contract.manifest.BatchSource;
import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.contract.stage.Shard;

/**
 * What to land, and where.
 *
 * @param source the file that is ingested, which names the batch if {@code batch} does not
 * @param batch the batch's id, if it is known
 * @param shard which partitions to land; others land the rest
 * @param rowsPerFile from 1
 * @param timeout how long to wait for the file, for the broker, and while no row comes, each
 */
public record LandRequest(
        BatchSource source, Optional<String> batch, OutDirectory out, Shard shard, long rowsPerFile, Duration timeout) {
    public LandRequest {
        if (rowsPerFile < 1) {
            throw new IllegalArgumentException("the number of rows in a file must be at least 1, not " + rowsPerFile);
        }
    }
}
