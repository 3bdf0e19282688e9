package dev.millrace.contract.wire;

import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The state of a batch on the control topic. The topic is compacted by batch id, so each record holds all there is to
 * know, and the last one is enough.
 *
 * @param state how far the batch is
 * @param batch the batch id
 * @param dataset the dataset's name
 * @param topic the topic that holds the rows
 * @param wire how the rows are encoded
 * @param source what the rows were read from, for people
 * @param startOffsets by partition, the offset before which there is no row of this batch
 * @param checkpoint how far the ingest has come
 * @param endOffsets by partition, the offset behind the batch's last transaction; empty before COMPLETED
 * @param reason why it FAILED; null otherwise
 * @param replays the batch whose rejected rows these are, sent again; null for any other batch
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record BatchRecord(
        State state,
        String batch,
        String dataset,
        String topic,
        WireFormat wire,
        String source,
        Map<Integer, Long> startOffsets,
        Checkpoint checkpoint,
        Map<Integer, Long> endOffsets,
        String reason,
        String replays) {

    /** The header of a row's record that names the batch which the row belongs to. */
    public static final String HEADER = "batch";

    /** How far a batch is. */
    public enum State {
        /** Begun; no row is committed, or some are. */
        @JsonProperty("opened")
        OPENED,
        /** Every row is committed. */
        @JsonProperty("completed")
        COMPLETED,
        /** Given up: whoever landed rows of it removes them. */
        @JsonProperty("failed")
        FAILED
    }

    public BatchRecord {
        startOffsets = startOffsets == null ? Map.of() : new TreeMap<>(startOffsets);
        endOffsets = endOffsets == null ? Map.of() : new TreeMap<>(endOffsets);
    }

    /** A batch of which no row is sent yet. */
    public static BatchRecord opened(
            String batch,
            String dataset,
            String topic,
            WireFormat wire,
            String source,
            Map<Integer, Long> startOffsets,
            Checkpoint checkpoint) {
        return new BatchRecord(
                State.OPENED, batch, dataset, topic, wire, source, startOffsets, checkpoint, null, null, null);
    }

    /** The same batch, known to be the rejected rows of another one. */
    public BatchRecord replaying(String original) {
        return new BatchRecord(
                state, batch, dataset, topic, wire, source, startOffsets, checkpoint, endOffsets, reason, original);
    }

    /** The same batch, further on. */
    public BatchRecord at(Checkpoint further) {
        return new BatchRecord(
                State.OPENED, batch, dataset, topic, wire, source, startOffsets, further, null, null, replays);
    }

    /** The same batch with every row committed. */
    public BatchRecord completed(Map<Integer, Long> ends) {
        return new BatchRecord(
                State.COMPLETED, batch, dataset, topic, wire, source, startOffsets, checkpoint, ends, null, replays);
    }

    /** The same batch, given up. */
    public BatchRecord failed(String why) {
        return new BatchRecord(
                State.FAILED, batch, dataset, topic, wire, source, startOffsets, checkpoint, null, why, replays);
    }
}
