package dev.millrace.generator;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class WeightedChoiceTest {
    private static final int PICKS = 20_000;

    @Property(tries = 100)
    void picksInProportionToTheWeights(
            @ForAll @Size(min = 1, max = 20) List<@LongRange(max = 1_000) Long> list, @ForAll long seed) {
        // Given
        long[] weights = list.stream().mapToLong(Long::longValue).toArray();
        long total = LongStream.of(weights).sum();
        Assume.that(total > 0);
        WeightedChoice choice = new WeightedChoice(weights);
        int[] picked = new int[weights.length];

        // When
        new SplittableRandom(seed).longs(PICKS).forEach(bits -> picked[choice.pick(bits)]++);

        // Then
        for (int i = 0; i < weights.length; i++) {
            assertThat((double) picked[i] / PICKS).isCloseTo((double) weights[i] / total, within(0.02));
            assertThat(weights[i] > 0 || picked[i] == 0).isTrue();
        }
    }

    @Test
    void refusesWeightsThatSayNothing() {
        // When
        assertThatThrownBy(() -> new WeightedChoice(0, 0))

                // Then
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("2 weights cannot sum to 0");
    }
}
