package dev.millrace.eda.scan;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import dev.millrace.eda.profile.Sample;
import org.apache.spark.sql.catalyst.InternalRow;

/** The rows with the smallest hashes: which these are depends on what rows there are, and on nothing else. */
final class SampleScan implements Serializable {
    private static final Comparator<Candidate> ORDER = Comparator.comparing(Candidate::hash, Long::compareUnsigned);

    private final ScanShape shape;
    private final List<Candidate> candidates = new ArrayList<>();

    SampleScan(ScanShape shape) {
        this.shape = shape;
    }

    void add(InternalRow row, long hash) {
        if (isTooLarge(hash) || holds(hash)) {
            return;
        }
        add(new Candidate(
                hash,
                shape.travelling().stream()
                        .map(place -> row.getUTF8String(place).toString())
                        .toList()));
    }

    void merge(SampleScan other) {
        other.candidates.forEach(this::add);
    }

    Sample sample() {
        return new Sample(
                shape.travelling().stream()
                        .map(place -> shape.columns().get(place).name())
                        .toList(),
                candidates.stream().map(Candidate::texts).toList());
    }

    private void add(Candidate candidate) {
        if (holds(candidate.hash())) {
            return;
        }
        candidates.add(candidate);
        candidates.sort(ORDER);
        if (candidates.size() > Sample.MOST_ROWS) {
            candidates.remove(Sample.MOST_ROWS);
        }
    }

    private boolean isTooLarge(long hash) {
        return candidates.size() == Sample.MOST_ROWS
                && Long.compareUnsigned(
                                hash, candidates.get(Sample.MOST_ROWS - 1).hash())
                        >= 0;
    }

    /** Equal rows would fill the sample with one of them. */
    private boolean holds(long hash) {
        for (Candidate candidate : candidates) {
            if (candidate.hash() == hash) {
                return true;
            }
        }
        return false;
    }

    private record Candidate(long hash, List<String> texts) implements Serializable {}
}
