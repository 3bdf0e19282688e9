package dev.millrace.eda.count;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RelationsTest {
    private static final Offset<Double> NEAR = Offset.offset(1e-12);

    @Test
    void columnsCorrelateOverTheRowsThatHaveBoth() {
        // Given
        PairScan pairs = new PairScan(3);
        PairScan others = new PairScan(3);
        pairs.add(new double[] {1, 2, Double.NaN});
        pairs.add(new double[] {2, 4, Double.NaN});
        pairs.add(new double[] {Double.NaN, 100, 5});
        others.add(new double[] {3, 6, Double.NaN});
        others.add(new double[] {Double.NaN, 90, 7});

        // When
        pairs.merge(others);

        // Then
        assertThat(pairs.correlation(0, 1)).isCloseTo(1, NEAR);
        assertThat(pairs.correlation(1, 2)).isCloseTo(-1, NEAR);
        // No row has both.
        assertThat(pairs.correlation(0, 2)).isNaN();
    }

    @Test
    void aColumnThatDoesNotVaryCorrelatesWithNone() {
        // Given
        PairScan pairs = new PairScan(2);

        // When
        for (int i = 0; i < 1_000; i++) {
            pairs.add(new double[] {0.1, i});
        }

        // Then
        assertThat(pairs.correlation(0, 1)).isNaN();
    }

    @Test
    void dimensionsThatSayTheSameGoTogetherFully() {
        // Given
        Contingency same = new Contingency(2, 2);
        Contingency unrelated = new Contingency(2, 2);
        Contingency others = new Contingency(2, 2);

        // When
        for (int i = 0; i < 100; i++) {
            same.add(i % 2, i % 2);
            (i < 50 ? unrelated : others).add(i % 2, i / 2 % 2);
        }
        unrelated.merge(others);

        // Then
        assertThat(same.cramersV()).isCloseTo(1, NEAR);
        assertThat(unrelated.cramersV()).isCloseTo(0, NEAR);
        assertThat(unrelated.count(1, 0)).isEqualTo(25);
    }

    @Test
    void dimensionsWithOneValueOrNoneGoTogetherWithNone() {
        assertThat(new Contingency(0, 0).cramersV()).isNaN();
        assertThat(new Contingency(0, 5).cramersV()).isNaN();
        assertThat(new Contingency(1, 5).cramersV()).isNaN();
    }
}
