package dev.millrace.benchmarks.peer;

import dev.millrace.contract.stage.StageFailure;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ProducerPerformanceTest {

    @Test
    void theLastLineCounts() {
        // Given
        String output = """
                150000 records sent, 30000.0 records/sec (7.2 MB/sec), 10.0 ms avg latency, 20.0 ms max latency.
                200000 records sent, 35893.755 records/sec (8.6 MB/sec), 9.1 ms avg latency, 20.0 ms max latency.
                """;

        // When
        double rate = ProducerPerformance.lastRate(output);

        // Then
        assertThat(rate).isEqualTo(35893.755);
    }

    @Test
    void silenceIsAFailure() {
        // Given
        String output = "";

        // When / Then
        assertThatThrownBy(() -> ProducerPerformance.lastRate(output))
                .isInstanceOf(StageFailure.class)
                .hasMessage("ProducerPerformance did not say how fast it was.");
    }
}
