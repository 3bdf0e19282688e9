package dev.millrace.benchmarks.measure;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SpreadTest {

    @Test
    void theMedianOfAnOddNumberIsTheMiddleOneWhateverTheOrder() {
        // Given
        List<Double> values = List.of(9.0, 1.0, 100.0, 2.0, 3.0);

        // When
        Spread spread = Spread.of(values);

        // Then
        assertThat(spread).isEqualTo(new Spread(3, 1, 100));
    }

    @Test
    void theMedianOfAnEvenNumberLiesBetweenTheTwoInTheMiddle() {
        // Given
        List<Double> values = List.of(4.0, 1.0, 2.0, 10.0);

        // When
        Spread spread = Spread.of(values);

        // Then
        assertThat(spread).isEqualTo(new Spread(3, 1, 10));
    }

    @Test
    void nothingHasNoMedian() {
        // Given
        List<Double> values = List.of();

        // When / Then
        assertThatThrownBy(() -> Spread.of(values)).hasMessage("nothing was measured, so there is no median");
    }
}
