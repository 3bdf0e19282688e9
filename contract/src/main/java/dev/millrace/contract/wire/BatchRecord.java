package dev.millrace.contract.wire;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.millrace.contract.stage.Shard;

/**
 * The state of a batch on the control topic. The topic is compacted by key, so each record holds all there is to know,
 * and the last one is enough. Where several ingests share a batch, there is one record for the batch as a whole, and one
 * for each of them, which says how far it is. {@link Json} says how it is written.
 */
public sealed interface BatchRecord {
    /** The header of a row's record that names the batch which the row belongs to. */
    String HEADER = "batch";

    /** How far a batch is, as the control topic calls it. */
    enum State {
        @JsonProperty("opened")
        OPENED,
        @JsonProperty("completed")
        COMPLETED,
        @JsonProperty("failed")
        FAILED
    }

    /** A batch, or a batch shared by several ingests as a whole, of which no row is sent yet. */
    static Opened opened(BatchDetails details, Checkpoint start) {
        return new Opened(details, Shard.WHOLE, start);
    }

    /** Which of the three this is, in a word. */
    default State state() {
        return this instanceof Opened ? State.OPENED : this instanceof Completed ? State.COMPLETED : State.FAILED;
    }

    /** What never changes from here on. */
    BatchDetails details();

    /** Which of the ingests that share the batch this is about; {@link Shard#WHOLE} for the batch as a whole. */
    Shard shard();

    Checkpoint checkpoint();

    default String batch() {
        return details().batch();
    }

    /** The key of the record on the control topic. */
    default String key() {
        return details().key(shard());
    }

    /** The batch given up: all of it, even if one of several ingests says so. */
    default Failed failed(String reason) {
        return new Failed(details(), checkpoint(), reason);
    }

    /** Begun; no row is committed, or some are. */
    record Opened(BatchDetails details, Shard shard, Checkpoint checkpoint) implements BatchRecord {
        /** How one of those that share the batch begins, going on from the batch's own checkpoint. */
        public Opened of(Shard one) {
            return new Opened(details, one, checkpoint);
        }

        public Opened at(Checkpoint further) {
            return new Opened(details, shard, further);
        }

        /** The same batch, or the same part of it, with every row committed. */
        public Completed completed(Map<Integer, Long> endOffsets) {
            return new Completed(details, shard, checkpoint, endOffsets);
        }

        /**
         * All of the batch, put together from what the control topic says of each part: whoever reads rows need not know
         * that they were ingested in parts.
         *
         * @param parts the records of all its parts; a batch that one ingest does is its own only part
         * @return the batch completed, if every part is; else as far as all parts together have come
         */
        public BatchRecord merged(List<BatchRecord> parts) {
            if (parts.size() != details.shards()) {
                throw new IllegalArgumentException("batch %s has %d shards, and %d are known"
                        .formatted(details.batch(), details.shards(), parts.size()));
            }
            Opened further = at(parts.stream()
                    .map(BatchRecord::checkpoint)
                    .reduce(Checkpoint::plus)
                    .orElseThrow());
            Map<Integer, Long> ends = new TreeMap<>();
            for (BatchRecord part : parts) {
                if (!(part instanceof Completed done)) {
                    return further;
                }
                done.endOffsets().forEach((partition, end) -> ends.merge(partition, end, Math::max));
            }
            return further.completed(ends);
        }
    }

    /** Every row is committed; by partition, the offset behind the batch's last transaction is known. */
    record Completed(BatchDetails details, Shard shard, Checkpoint checkpoint, Map<Integer, Long> endOffsets)
            implements BatchRecord {
        public Completed {
            endOffsets = new TreeMap<>(endOffsets);
        }
    }

    /** Given up, and why: whoever landed rows of it removes them. */
    record Failed(BatchDetails details, Checkpoint checkpoint, String reason) implements BatchRecord {
        @Override
        public Shard shard() {
            return Shard.WHOLE;
        }
    }

    /**
     * A batch's state as JSON: one flat object, in this order, without what is empty. Other versions wrote it so, and will
     * read it.
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Json(
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
        public Json {
            Objects.requireNonNull(state, "state");
            Objects.requireNonNull(batch, "batch");
            Objects.requireNonNull(checkpoint, "checkpoint");
            startOffsets = Objects.requireNonNullElse(startOffsets, Map.of());
            endOffsets = Objects.requireNonNullElse(endOffsets, Map.of());
        }
    }

    @JsonValue
    private Json json() {
        BatchDetails details = details();
        return new Json(
                state(),
                details.batch(),
                details.dataset(),
                details.topic(),
                details.wire(),
                details.source(),
                details.startOffsets(),
                checkpoint(),
                this instanceof Completed completed ? completed.endOffsets() : null,
                this instanceof Failed failed ? failed.reason() : null,
                details.replays().orElse(null),
                details.shards() == 1 ? null : details.shards(),
                shard().isWhole() ? null : shard());
    }

    @JsonCreator
    private static BatchRecord read(Json json) {
        BatchDetails details = new BatchDetails(
                json.batch,
                json.dataset,
                json.topic,
                json.wire,
                json.source,
                json.startOffsets,
                Optional.ofNullable(json.replays),
                Objects.requireNonNullElse(json.shards, 1));
        Shard part = Objects.requireNonNullElse(json.shard, Shard.WHOLE);
        return switch (json.state) {
            case OPENED -> new Opened(details, part, json.checkpoint);
            case COMPLETED -> new Completed(details, part, json.checkpoint, json.endOffsets);
            case FAILED -> new Failed(details, json.checkpoint, Objects.requireNonNullElse(json.reason, ""));
        };
    }
}
