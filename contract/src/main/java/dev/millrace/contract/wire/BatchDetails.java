package dev.millrace.contract.wire;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.millrace.contract.stage.Shard;

/**
 * What is settled when a batch is begun, and stays so until it is completed or given up.
 *
 * @param source what the rows were read from, for people
 * @param startOffsets by partition, the offset before which there is no row of this batch
 * @param replays the batch whose rejected rows these are, sent again; empty for any other batch
 * @param shards how many ingests share the batch, from 1
 */
public record BatchDetails(
        String batch,
        String dataset,
        String topic,
        WireFormat wire,
        String source,
        Map<Integer, Long> startOffsets,
        Optional<String> replays,
        int shards) {
    public BatchDetails {
        startOffsets = new TreeMap<>(startOffsets);
    }

    /** The key, on the control topic, of the record about one of the parts, or about the whole. */
    public String key(Shard part) {
        return batch + part.suffix();
    }

    public List<Shard> parts() {
        return Shard.all(shards);
    }
}
