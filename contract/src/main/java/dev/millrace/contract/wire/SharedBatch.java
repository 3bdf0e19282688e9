package dev.millrace.contract.wire;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

import dev.millrace.contract.stage.Shard;
import dev.millrace.contract.wire.BatchRecord.State;

/**
 * A batch that several ingests share, put together from what the control topic says of each: whoever reads rows need not
 * know that they were ingested in parts.
 *
 * @param batch the record of the batch as a whole
 * @param parts the records of its shards, all of them
 */
public record SharedBatch(BatchRecord batch, List<BatchRecord> parts) {
    public SharedBatch {
        parts = List.copyOf(parts);
        if (parts.size() != batch.shards()) {
            throw new IllegalArgumentException(
                    "batch %s has %d shards, and %d are known".formatted(batch.batch(), batch.shards(), parts.size()));
        }
    }

    /** The shards of a batch that is shared by so many. */
    public static List<Shard> shards(int count) {
        return IntStream.range(0, count)
                .mapToObj(index -> new Shard(index, count))
                .toList();
    }

    /** The state of all of it: FAILED if it was given up, COMPLETED if every shard is. */
    public BatchRecord merged() {
        if (batch.state() == State.FAILED) {
            return batch;
        }
        BatchRecord further = batch.at(parts.stream()
                .map(BatchRecord::checkpoint)
                .reduce(Checkpoint::plus)
                .orElseThrow());
        return parts.stream().allMatch(part -> part.state() == State.COMPLETED) ? further.completed(ends()) : further;
    }

    private Map<Integer, Long> ends() {
        Map<Integer, Long> ends = new TreeMap<>();
        parts.forEach(part -> part.endOffsets().forEach((partition, end) -> ends.merge(partition, end, Math::max)));
        return ends;
    }
}
