package dev.millrace.eda.count;

import java.util.Random;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MomentsTest {
    @Test
    void figuresOfAKnownSeries() {
        // Given
        Moments moments = new Moments(5);
        Moments others = new Moments(5);
        for (double value : new double[] {2, 4, 4, 4}) {
            moments.add(value, 1);
        }
        others.add(5, 2);
        others.add(7, 1);
        others.add(9, 1);

        // When
        moments.merge(others);

        // Then
        assertThat(moments.squares()).isEqualTo(32);
        assertThat(moments.deviation()).isCloseTo(Math.sqrt(32 / 7.0), Percentage.withPercentage(1e-10));
        assertThat(moments.skewness()).isCloseTo(42 / 8.0 / 8, Percentage.withPercentage(1e-10));
    }

    @Test
    void valuesThatDoNotDifferHaveNoSkewness() {
        Random random = new Random(7);
        for (int round = 0; round < 2_000; round++) {
            double value = random.nextGaussian() * Math.pow(10, random.nextInt(12) - 6);
            int count = 2 + random.nextInt(1_000);
            // A mean is rounded.
            Moments moments = new Moments(random.nextBoolean() ? Math.nextUp(value) : Math.nextDown(value));
            for (int i = 0; i < count; i++) {
                moments.add(value, 1);
            }

            assertThat(moments.skewness()).as("%s, %s times", value, count).isNull();
            assertThat(moments.deviation()).isZero();
        }
    }

    @Test
    void fewOrMonstrousValuesHaveNoFigures() {
        // Given
        Moments none = new Moments(0);
        Moments one = new Moments(3);
        Moments monstrous = new Moments(0);

        // When
        one.add(3, 1);
        monstrous.add(1e300, 1);
        monstrous.add(-1e300, 1);

        // Then
        assertThat(none.deviation()).isNull();
        assertThat(none.skewness()).isNull();
        assertThat(one.deviation()).isNull();
        assertThat(one.skewness()).isNull();
        assertThat(monstrous.deviation()).isNull();
        assertThat(monstrous.skewness()).isNull();
    }
}
