package dev.millrace.benchmarks.measure;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MeasurementTest {

    @Test
    void aRatioComparesRowsASecondAndNotSeconds() {
        // Given
        Measurement many = new Measurement("many", 3_000, List.of(new Run(1, 2, 0)));
        Measurement few = new Measurement("few", 1_000, List.of(new Run(0.5, 2, 0)));

        // When
        double times = many.timesAsFastAs(few);

        // Then
        assertThat(times).isEqualTo(1.5);
    }

    @Test
    void aRunThatTookNoTimeIsNone() {
        // Given
        double noTime = 0;

        // When / Then
        assertThatThrownBy(() -> new Run(noTime, 1, 0)).hasMessage("0.0 s, 1.0 s and 0 bytes are not a run");
    }
}
