package dev.millrace.benchmarks.measure;

/**
 * One run of one contestant.
 *
 * @param steadySeconds how long rows were moving, more than 0
 * @param wallSeconds from the start of its process until the last row was where it belongs, at least as long
 * @param processorSeconds of all processors together, or 0 where that was not told
 * @param peakBytes the most memory its process held, or 0 where that cannot be told
 */
public record Run(double steadySeconds, double wallSeconds, double processorSeconds, long peakBytes) {
    public Run {
        if (!(steadySeconds > 0) || !(wallSeconds > 0) || processorSeconds < 0 || peakBytes < 0) {
            throw new IllegalArgumentException(
                    "%s s, %s s and %d bytes are not a run".formatted(steadySeconds, wallSeconds, peakBytes));
        }
    }

    /** A run whose processor time was not told. */
    public Run(double steadySeconds, double wallSeconds, long peakBytes) {
        this(steadySeconds, wallSeconds, 0, peakBytes);
    }
}
