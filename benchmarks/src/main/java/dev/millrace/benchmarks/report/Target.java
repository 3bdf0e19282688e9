package dev.millrace.benchmarks.report;

import java.util.Locale;
import java.util.Optional;

import dev.millrace.benchmarks.measure.Measurement;
import dev.millrace.benchmarks.measure.Spread;

/**
 * A ratio that Millrace has set itself.
 *
 * @param stage what is to reach it
 * @param wanted the ratio, in words
 * @param reached the measured ratio, in words; says so if there is none
 * @param verdict whether it is reached; empty if it was not measured
 * @param absolute what the ratio is of
 */
public record Target(String stage, String wanted, String reached, Optional<Boolean> verdict, String absolute) {

    /**
     * To be at least so many times as fast as a peer.
     *
     * @param factor how many times
     * @param ours what is to be fast
     * @param peer the peer, if it was there
     * @param peerName what it is called
     */
    public static Target speed(double factor, Measurement ours, Optional<Measurement> peer, String peerName) {
        String stage = "%s, %,d rows".formatted(ours.name(), ours.rows());
        String wanted = "at least %s x %s".formatted(factor, peerName);
        return peer.map(found -> {
                    double ratio = ours.timesAsFastAs(found);
                    String absolute = "%,.0f and %,.0f rows/s"
                            .formatted(ours.rate().median(), found.rate().median());
                    return new Target(stage, wanted, times(ratio), Optional.of(ratio >= factor), absolute);
                })
                .orElseGet(() -> new Target(stage, wanted, "not measured", Optional.empty(), ""));
    }

    /** To take at most so much of the processors as a peer. */
    public static Target processors(double factor, Measurement ours, Measurement peer) {
        return cost("CPU", factor, ours, peer, ours.processorSeconds(), peer.processorSeconds());
    }

    /** To be done, as a whole process, in at most so many times the time of a peer. */
    public static Target wall(double factor, Measurement ours, Measurement peer) {
        return cost("time", factor, ours, peer, ours.wallSeconds(), peer.wallSeconds());
    }

    /** To come to a good end in a heap; of runs that did, as every run that was measured. */
    public static Target heap(int megabytes, Measurement ours) {
        return new Target(
                "%s, %,d rows".formatted(ours.name(), ours.rows()),
                "a good end with a heap of %,d MiB".formatted(megabytes),
                "%d of %d runs".formatted(ours.runs().size(), ours.runs().size()),
                Optional.of(true),
                "peak of the process %,.0f MB".formatted(ours.peakBytes().median() / 1e6));
    }

    private static Target cost(String what, double factor, Measurement ours, Measurement peer, Spread our, Spread its) {
        double ratio = our.median() / its.median();
        return new Target(
                "%s, %,d rows".formatted(ours.name(), ours.rows()),
                "at most %s x the %s of %s".formatted(factor, what, peer.name()),
                Double.isFinite(ratio) ? times(ratio) : "not measured",
                Double.isFinite(ratio) ? Optional.of(ratio <= factor) : Optional.empty(),
                "%.2f and %.2f s".formatted(our.median(), its.median()));
    }

    /** To need at most so many times the time for more rows. */
    public static Target time(double factor, Measurement few, Measurement many) {
        double less = few.steadySeconds().median();
        double more = many.steadySeconds().median();
        return growth("time", factor, few, many, more / less, "%.2f and %.2f s".formatted(less, more));
    }

    /** To need at most so many times the memory for more rows. */
    public static Target memory(double factor, Measurement few, Measurement many) {
        double less = few.peakBytes().median() / 1e6;
        double more = many.peakBytes().median() / 1e6;
        return growth("peak memory", factor, few, many, more / less, "%.0f and %.0f MB".formatted(less, more));
    }

    private static Target growth(
            String what, double factor, Measurement few, Measurement many, double ratio, String absolute) {
        return new Target(
                "%s, %,d to %,d rows".formatted(few.name(), few.rows(), many.rows()),
                "at most %s x the %s".formatted(factor, what),
                Double.isFinite(ratio) ? times(ratio) : "not measured",
                Double.isFinite(ratio) ? Optional.of(ratio <= factor) : Optional.empty(),
                absolute);
    }

    private static String times(double ratio) {
        return String.format(Locale.ROOT, "%.2f x", ratio);
    }
}
