package dev.millrace.kafka;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.millrace.contract.stage.Shard;

/**
 * The dead letters of one batch: all are counted, the first are kept. Every attempt to ingest the batch leaves its own; they
 * come in the order of the file, so one that does not stand behind the one before begins a new attempt, which alone
 * counts. Of a batch that several ingests share this holds for each of them; when they are more or fewer than before, it
 * is a new attempt of all of them.
 */
public final class DeadLetterSummary {
    private static final String QUOTED_VALUE = "^'.*'(?= )";

    private final String batch;
    private final String source;
    private final int kept;
    private final long after;
    private final Map<Shard, AttemptSummary> attempts = new TreeMap<>(Comparator.comparingInt(Shard::index));
    private int shards = 1;
    private long superseded;

    /** A summary that keeps the first letters of all. */
    public DeadLetterSummary(String batch, String source, int kept) {
        this(batch, source, kept, -1);
    }

    /**
     * @param kept how many letters to keep at most
     * @param after the byte offset of the file behind which the first of them stands; -1 for the first of all
     */
    public DeadLetterSummary(String batch, String source, int kept, long after) {
        this.batch = batch;
        this.source = source;
        this.kept = kept;
        this.after = after;
    }

    /** Takes in the next letter of the batch. */
    public void add(DeadLetter letter) {
        if (letter.shard().count() != shards) {
            superseded += count();
            attempts.clear();
            shards = letter.shard().count();
        }
        AttemptSummary attempt = attempts.computeIfAbsent(letter.shard(), shard -> new AttemptSummary());
        if (attempt.lastOffset >= letter.offset()) {
            superseded += attempt.count;
            attempt = new AttemptSummary();
            attempts.put(letter.shard(), attempt);
        }
        attempt.add(letter);
    }

    /** The batch id. */
    public String batch() {
        return batch;
    }

    /** What the batch's file is called. */
    public String source() {
        return source;
    }

    /** The first letters of the last attempt, in the order of the file. */
    public List<DeadLetter> first() {
        return attempts.values().stream()
                .flatMap(attempt -> attempt.first.stream())
                .limit(kept)
                .toList();
    }

    /** How many letters the last attempt left. */
    public long count() {
        return attempts.values().stream().mapToLong(attempt -> attempt.count).sum();
    }

    /** How many of them are not among the first. */
    public long more() {
        return count() - first().size();
    }

    /** How many letters earlier attempts left. */
    public long superseded() {
        return superseded;
    }

    /** How many letters there are by what is wrong, in the order of the file. */
    public Map<String, Long> reasons() {
        Map<String, Long> reasons = new LinkedHashMap<>();
        attempts.values()
                .forEach(attempt -> attempt.reasons.forEach((reason, n) -> reasons.merge(reason, n, Long::sum)));
        return reasons;
    }

    /** The dead letters that one attempt of one ingest left, in the order of the file: all are counted, the first are kept. */
    private final class AttemptSummary {
        private final List<DeadLetter> first = new ArrayList<>();
        private final Map<String, Long> reasons = new LinkedHashMap<>();
        private long lastOffset = -1;
        private long count;

        void add(DeadLetter letter) {
            lastOffset = letter.offset();
            count++;
            reasons.merge(kind(letter), 1L, Long::sum);
            if (letter.offset() > after && first.size() < kept) {
                first.add(letter);
            }
        }

        /** The reason without the value that it quotes, so that equal faults are counted together. */
        private static String kind(DeadLetter letter) {
            String problem = letter.reason().replaceFirst(QUOTED_VALUE, "'...'");
            return letter.column().isEmpty() ? problem : letter.column() + ": " + problem;
        }
    }
}
