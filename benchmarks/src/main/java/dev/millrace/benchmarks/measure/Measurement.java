package dev.millrace.benchmarks.measure;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * All runs of one contestant.
 *
 * @param name what it is called
 * @param rows how many rows every run moved
 * @param runs at least one
 */
public record Measurement(String name, long rows, List<Run> runs) {
    public Measurement {
        runs = List.copyOf(runs);
        if (rows < 1 || runs.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s: %d rows in %d runs are not a measurement".formatted(name, rows, runs.size()));
        }
    }

    /** Rows a second while rows were moving. */
    public Spread rate() {
        return spread(run -> rows / run.steadySeconds());
    }

    /** Seconds in which rows were moving. */
    public Spread steadySeconds() {
        return spread(Run::steadySeconds);
    }

    /** Seconds of the whole process. */
    public Spread wallSeconds() {
        return spread(Run::wallSeconds);
    }

    /** Seconds of all processors together; 0 where they were not told. */
    public Spread processorSeconds() {
        return spread(Run::processorSeconds);
    }

    /** The most memory, in bytes; 0 where it is not known. */
    public Spread peakBytes() {
        return spread(Run::peakBytes);
    }

    /** How many times as many rows a second this moves as another. */
    public double timesAsFastAs(Measurement other) {
        return rate().median() / other.rate().median();
    }

    private Spread spread(ToDoubleFunction<Run> value) {
        return Spread.of(runs.stream().map(value::applyAsDouble).toList());
    }
}
