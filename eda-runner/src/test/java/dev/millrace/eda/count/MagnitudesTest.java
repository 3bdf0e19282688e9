package dev.millrace.eda.count;

import java.util.Arrays;
import java.util.Random;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MagnitudesTest {
    private final double[] values = values();

    private static double[] values() {
        Random random = new Random(5);
        double[] values = new double[5_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (i % 5) {
                case 0 -> 0;
                case 1 -> -0.0;
                case 2 -> random.nextGaussian();
                case 3 -> Double.longBitsToDouble(random.nextLong() & 0x8FEFFFFFFFFFFFFFL);
                default -> (random.nextInt(3) - 1) * Double.MAX_VALUE;
            };
        }
        return values;
    }

    @Test
    void bucketsAreOrderedAsTheirValuesAre() {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        for (int i = 1; i < sorted.length; i++) {
            assertThat(Magnitudes.bucket(sorted[i])).isGreaterThanOrEqualTo(Magnitudes.bucket(sorted[i - 1]));
        }
    }

    @Test
    void aBucketHoldsItsValuesAndIsNarrow() {
        for (double value : values) {
            int bucket = Magnitudes.bucket(value);
            assertThat(value >= Magnitudes.least(bucket) && value <= Magnitudes.most(bucket))
                    .as("%s in its bucket", value)
                    .isTrue();
            if (Math.abs(value) > Double.MIN_NORMAL) {
                assertThat(Magnitudes.most(bucket))
                        .isCloseTo(Magnitudes.least(bucket), Percentage.withPercentage(100.0 / 4096));
            }
        }
    }

    @Test
    void ranksAndCountsAreExact() {
        // Given
        Magnitudes magnitudes = new Magnitudes();
        Magnitudes others = new Magnitudes();
        for (int i = 0; i < values.length; i++) {
            (i % 2 == 0 ? magnitudes : others).add(values[i], 1);
        }

        // When
        magnitudes.merge(others);

        // Then
        double[] sorted = Arrays.stream(values).sorted().toArray();
        for (int rank = 1; rank <= sorted.length; rank += 37) {
            int bucket = Magnitudes.bucket(sorted[rank - 1]);
            Magnitudes.Place place = magnitudes.place(rank);
            long below = Arrays.stream(values)
                    .filter(value -> Magnitudes.bucket(value) < bucket)
                    .count();
            assertThat(place).isEqualTo(new Magnitudes.Place(bucket, rank - below));
            assertThat(magnitudes.below(bucket)).isEqualTo(below);
            assertThat(magnitudes.above(bucket)).isEqualTo(values.length - below - magnitudes.count(bucket));
        }
        assertThat(magnitudes.fullest())
                .isEqualTo(Arrays.stream(values).filter(value -> value == 0).count());
    }

    @Test
    void thereIsNoRankBeyondTheLast() {
        // Given
        Magnitudes magnitudes = new Magnitudes();
        magnitudes.add(1, 3);

        // When, Then
        assertThat(magnitudes.place(3).rank()).isEqualTo(3);
        assertThatThrownBy(() -> magnitudes.place(4)).hasMessage("there is no value of rank 4");
    }
}
