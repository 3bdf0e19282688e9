package dev.millrace.kafka;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The dead letters that one attempt of one ingest left, in the order of the file: all are counted, the first are kept. */
final class AttemptSummary {
    private static final String QUOTED_VALUE = "^'.*'(?= )";

    private final int kept;
    private final long after;
    private final List<DeadLetter> first = new ArrayList<>();
    private final Map<String, Long> reasons = new LinkedHashMap<>();
    private long lastOffset = -1;
    private long count;

    /**
     * @param kept how many letters to keep at most
     * @param after the byte offset behind which the first of them stands
     */
    AttemptSummary(int kept, long after) {
        this.kept = kept;
        this.after = after;
    }

    /** Whether a letter stands behind these in the file. */
    boolean isBefore(DeadLetter letter) {
        return lastOffset < letter.offset();
    }

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

    List<DeadLetter> first() {
        return first;
    }

    long count() {
        return count;
    }

    Map<String, Long> reasons() {
        return reasons;
    }
}
