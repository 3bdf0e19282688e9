package dev.millrace.contract.wire;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.millrace.contract.stage.Shard;

/**
 * What is settled when a batch is begun, and stays so until it is completed or given up.
 *
 * @param batch the batch id
 * @param dataset the dataset's name
 * @param topic the topic that holds the rows
 * @param wire how the rows are encoded
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

    /** The parts that the batch is ingested in. */
    public List<Shard> parts() {
        return Shard.all(shards);
    }
}
