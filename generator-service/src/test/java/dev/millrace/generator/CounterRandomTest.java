package dev.millrace.generator;

import java.util.SplittableRandom;

import dev.millrace.generator.CounterRandom.Field;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

import static org.assertj.core.api.Assertions.assertThat;

class CounterRandomTest {

    @Property
    void looksUpWhatTheJdksGeneratorWouldDrawInTurn(@ForAll long seed, @ForAll @IntRange(max = 50) int number) {
        // Given
        SplittableRandom reference = new SplittableRandom(new SplittableRandom(seed).nextLong());
        reference.longs((long) number * Field.values().length).sum();
        CounterRandom random = new CounterRandom(seed);

        // When
        for (Field field : Field.values()) {
            long bits = random.bits(number, field);

            // Then
            assertThat(bits).isEqualTo(reference.nextLong());
        }
    }

    @Property
    void staysBelowTheBound(@ForAll long seed, @ForAll @LongRange(min = 1, max = 1L << 61) long bound) {
        // Given
        CounterRandom random = new CounterRandom(seed);

        // When
        long drawn = random.below(bound, 7, Field.PRICE);

        // Then
        assertThat(drawn).isBetween(0L, bound - 1);
    }
}
