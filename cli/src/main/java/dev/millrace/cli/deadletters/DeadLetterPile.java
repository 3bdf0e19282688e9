package dev.millrace.cli.deadletters;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.millrace.contract.kafka.DeadLetter;

/**
 * The dead letters of one batch: all are counted, the first are kept. Every attempt to ingest the batch leaves its own; they
 * come in the order of the file, so one that does not stand behind the one before begins a new attempt, which alone
 * counts.
 */
public final class DeadLetterPile {
    private static final String QUOTED_VALUE = "^'.*'(?= )";

    private final String batch;
    private final String source;
    private final int kept;
    private final List<DeadLetter> first = new ArrayList<>();
    private final Map<String, Long> reasons = new LinkedHashMap<>();
    private long lastOffset = -1;
    private long count;
    private long superseded;

    /**
     * @param batch the batch id
     * @param source what its file is called
     * @param kept how many letters to keep at most
     */
    DeadLetterPile(String batch, String source, int kept) {
        this.batch = batch;
        this.source = source;
        this.kept = kept;
    }

    void add(DeadLetter letter) {
        if (letter.offset() <= lastOffset) {
            superseded += count;
            count = 0;
            first.clear();
            reasons.clear();
        }
        lastOffset = letter.offset();
        count++;
        reasons.merge(kind(letter), 1L, Long::sum);
        if (first.size() < kept) {
            first.add(letter);
        }
    }

    /** The reason without the value that it quotes, so that equal faults are counted together. */
    private static String kind(DeadLetter letter) {
        String problem = letter.reason().replaceFirst(QUOTED_VALUE, "'...'");
        return letter.column().isEmpty() ? problem : letter.column() + ": " + problem;
    }

    /** The batch id. */
    public String batch() {
        return batch;
    }

    /** What the batch's file is called. */
    public String source() {
        return source;
    }

    /** The first letters of the last attempt. */
    public List<DeadLetter> first() {
        return List.copyOf(first);
    }

    /** How many letters the last attempt left. */
    public long count() {
        return count;
    }

    /** How many of them are not among the first. */
    public long more() {
        return count - first.size();
    }

    /** How many letters earlier attempts left. */
    public long superseded() {
        return superseded;
    }

    /** How many letters there are by what is wrong, in the order of the file. */
    public Map<String, Long> reasons() {
        return new LinkedHashMap<>(reasons);
    }
}
