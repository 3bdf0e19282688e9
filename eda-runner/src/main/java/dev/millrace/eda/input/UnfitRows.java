package dev.millrace.eda.input;

import java.util.TreeMap;

import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import org.apache.spark.util.AccumulatorV2;

/**
 * Counts the rows that do not fit as they go by, so that it takes no reading of its own. A part of the input may go by
 * several times, because it is read again or because a machine was lost: it counts once.
 */
final class UnfitRows extends AccumulatorV2<PartTally, TreeMap<Integer, PartTally>> {
    private static final long serialVersionUID = 1;

    private final TreeMap<Integer, PartTally> tallies = new TreeMap<>();

    @Override
    public boolean isZero() {
        return tallies.isEmpty();
    }

    @Override
    public AccumulatorV2<PartTally, TreeMap<Integer, PartTally>> copy() {
        UnfitRows copy = new UnfitRows();
        copy.merge(this);
        return copy;
    }

    @Override
    public void reset() {
        tallies.clear();
    }

    @Override
    public void add(PartTally tally) {
        tallies.put(tally.part(), tally);
    }

    @Override
    public void merge(AccumulatorV2<PartTally, TreeMap<Integer, PartTally>> other) {
        tallies.putAll(other.value());
    }

    @Override
    public TreeMap<Integer, PartTally> value() {
        return tallies;
    }

    /**
     * Refuses the input if there are any.
     *
     * @param parts how many parts there are, all of which must have gone by
     * @throws StageFailure with code 65, a count and the first of them
     */
    void check(int parts, String input, DatasetDefinition definition) {
        if (tallies.size() != parts) {
            throw new IllegalStateException("%d of %d parts have gone by".formatted(tallies.size(), parts));
        }
        long unfit = tallies.values().stream().mapToLong(PartTally::unfit).sum();
        if (unfit > 0) {
            long rows = tallies.values().stream().mapToLong(PartTally::rows).sum();
            String first = tallies.values().stream()
                    .filter(tally -> tally.unfit() > 0)
                    .findFirst()
                    .orElseThrow()
                    .first();
            throw new StageFailure(
                    ExitCode.REFUSED,
                    "%,d of %,d rows in %s do not fit dataset %s, first %s: mend the rows or the definition."
                            .formatted(unfit, rows, input, definition.name(), first));
        }
    }
}
