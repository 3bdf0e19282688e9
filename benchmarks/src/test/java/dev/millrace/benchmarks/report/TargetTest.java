package dev.millrace.benchmarks.report;

import java.util.List;
import java.util.Optional;

import dev.millrace.benchmarks.measure.Measurement;
import dev.millrace.benchmarks.measure.Run;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TargetTest {
    private static final String PEER = "a peer";
    private final Measurement ours = measured(1_000, 2, 100);

    @Test
    void isMetByTheVeryRatio() {
        // Given
        Measurement peer = measured(1_000, 1, 0);

        // When
        Target target = Target.speed(0.5, ours, Optional.of(peer), PEER);

        // Then
        assertThat(target)
                .isEqualTo(new Target(
                        "ours, 1,000 rows",
                        "at least 0.5 x a peer",
                        "0.50 x",
                        Optional.of(true),
                        "500 and 1,000 rows/s"));
    }

    @Test
    void isMissedByLess() {
        // Given
        Measurement peer = measured(1_000, 0.9, 0);

        // When
        Target target = Target.speed(0.5, ours, Optional.of(peer), PEER);

        // Then
        assertThat(target.verdict()).contains(false);
    }

    @Test
    void isNeitherWithoutThePeer() {
        // Given
        Optional<Measurement> absent = Optional.empty();

        // When
        Target target = Target.speed(0.5, ours, absent, PEER);

        // Then
        assertThat(target.verdict()).isEmpty();
        assertThat(target.reached()).isEqualTo("not measured");
    }

    @Test
    void timeMayGrowUpToItsFactor() {
        // Given
        Measurement more = measured(10_000, 22, 0);

        // When
        Target target = Target.time(11, ours, more);

        // Then
        assertThat(target.reached()).isEqualTo("11.00 x");
        assertThat(target.verdict()).contains(true);
    }

    @Test
    void memoryMayNotGrowBeyondItsFactor() {
        // Given
        Measurement more = measured(10_000, 22, 120);

        // When
        Target target = Target.memory(1.1, ours, more);

        // Then
        assertThat(target.reached()).isEqualTo("1.20 x");
        assertThat(target.verdict()).contains(false);
    }

    @Test
    void memoryThatCannotBeToldIsNotMeasured() {
        // Given
        Measurement unknown = measured(1_000, 2, 0);

        // When
        Target target = Target.memory(1.1, unknown, unknown);

        // Then
        assertThat(target.reached()).isEqualTo("not measured");
        assertThat(target.verdict()).isEmpty();
    }

    @Test
    void processorTimeIsComparedAsItIsAndMayNotBeMore() {
        // Given
        Measurement peer = new Measurement("peer", 1_000, List.of(new Run(1, 1, 10, 0)));
        Measurement frugal = new Measurement("ours", 1_000, List.of(new Run(9, 9, 4, 0)));

        // When
        Target target = Target.processors(0.4, frugal, peer);

        // Then
        assertThat(target)
                .isEqualTo(new Target(
                        "ours, 1,000 rows",
                        "at most 0.4 x the CPU of peer",
                        "0.40 x",
                        Optional.of(true),
                        "4.00 and 10.00 s"));
    }

    @Test
    void processorTimeThatNobodyToldIsNotMeasured() {
        // Given
        Measurement untold = measured(1_000, 2, 0);

        // When
        Target target = Target.processors(0.4, untold, untold);

        // Then
        assertThat(target.reached()).isEqualTo("not measured");
        assertThat(target.verdict()).isEmpty();
    }

    @Test
    void wholeProcessesAreComparedByTheClock() {
        // Given
        Measurement slow = new Measurement("ours", 1_000, List.of(new Run(1, 31, 1, 0)));
        Measurement peer = new Measurement("peer", 1_000, List.of(new Run(10, 10, 90, 0)));

        // When
        Target target = Target.wall(3, slow, peer);

        // Then
        assertThat(target.reached()).isEqualTo("3.10 x");
        assertThat(target.verdict()).contains(false);
    }

    @Test
    void aHeapSufficesWhereRunsCameToAGoodEnd() {
        // Given
        Measurement peak = measured(1_000, 2, 1_200);

        // When
        Target target = Target.heap(1_024, peak);

        // Then
        assertThat(target)
                .isEqualTo(new Target(
                        "ours, 1,000 rows",
                        "a good end with a heap of 1,024 MiB",
                        "1 of 1 runs",
                        Optional.of(true),
                        "peak of the process 1,200 MB"));
    }

    private static Measurement measured(long rows, double seconds, long megabytes) {
        return new Measurement("ours", rows, List.of(new Run(seconds, seconds, megabytes * 1_000_000)));
    }
}
