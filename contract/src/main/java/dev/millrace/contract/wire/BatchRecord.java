package dev.millrace.contract.wire;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.millrace.contract.stage.Shard;

/**
 * The state of a batch on the control topic. The topic is compacted by key, so each record holds all there is to know,
 * and the last one is enough. Where several ingests share a batch, there is one record for the batch, which says how many
 * they are, and one for each of them, which says how far it is.
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
 * @param shards how many ingests share the batch; null for one that does all of it
 * @param shard which of them this record is about; null for the batch as a whole
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
        String replays,
        Integer shards,
        Shard shard) {

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
                State.OPENED,
                batch,
                dataset,
                topic,
                wire,
                source,
                startOffsets,
                checkpoint,
                null,
                null,
                null,
                null,
                null);
    }

    /** The key of the record on the control topic. */
    public String key() {
        return shard == null ? batch : batch + shard.suffix();
    }

    /** The same batch, known to be the rejected rows of another one. */
    public BatchRecord replaying(String original) {
        return with(state, startOffsets, checkpoint, endOffsets, reason, original, shards, shard);
    }

    /** The same batch, shared by so many ingests, from 2. */
    public BatchRecord sharedBy(int count) {
        return about(count, null);
    }

    /** How one of those that share the batch begins, going on from the batch's own checkpoint. */
    public BatchRecord of(Shard one) {
        return about(one.count(), one);
    }

    private BatchRecord about(Integer count, Shard one) {
        return with(state, startOffsets, checkpoint, endOffsets, reason, replays, count, one);
    }

    /** Whether the batch is ingested in as many parts as this is one of. */
    public boolean isCutInto(Shard part) {
        return (shards == null ? 1 : shards) == part.count();
    }

    /** The same batch, or the same part of it, further on. */
    public BatchRecord at(Checkpoint further) {
        return with(State.OPENED, startOffsets, further, null, null, replays, shards, shard);
    }

    /** The same batch, or the same part of it, with every row committed. */
    public BatchRecord completed(Map<Integer, Long> ends) {
        return with(State.COMPLETED, startOffsets, checkpoint, ends, null, replays, shards, shard);
    }

    /** The batch given up: all of it, even if one of several ingests says so. */
    public BatchRecord failed(String why) {
        return with(State.FAILED, startOffsets, checkpoint, null, why, replays, shards, null);
    }

    /** The same state as some partitions alone see it. */
    public BatchRecord in(IntPredicate partitions) {
        Map<Integer, Long> starts = only(partitions, startOffsets);
        return with(state, starts, checkpoint, only(partitions, endOffsets), reason, replays, shards, shard);
    }

    private static Map<Integer, Long> only(IntPredicate partitions, Map<Integer, Long> offsets) {
        Map<Integer, Long> some = new TreeMap<>(offsets);
        some.keySet().removeIf(partition -> !partitions.test(partition));
        return some;
    }

    /** What a batch is never changes; how far it is does. */
    private BatchRecord with(
            State state,
            Map<Integer, Long> startOffsets,
            Checkpoint checkpoint,
            Map<Integer, Long> endOffsets,
            String reason,
            String replays,
            Integer shards,
            Shard shard) {
        return new BatchRecord(
                state,
                batch,
                dataset,
                topic,
                wire,
                source,
                startOffsets,
                checkpoint,
                endOffsets,
                reason,
                replays,
                shards,
                shard);
    }
}
