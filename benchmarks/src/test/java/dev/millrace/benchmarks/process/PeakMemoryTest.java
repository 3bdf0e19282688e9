package dev.millrace.benchmarks.process;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PeakMemoryTest {

    @Test
    void theKernelCountsInKilobytesOf1024() {
        // Given
        String line = "VmHWM:\t   1000 kB";

        // When
        long bytes = PeakMemory.bytes(line);

        // Then
        assertThat(bytes).isEqualTo(1_024_000);
    }
}
