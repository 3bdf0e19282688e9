package dev.millrace.benchmarks.process;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ChildrenTimeTest {

    @Test
    void isWhatTheKernelAddsUpForEndedChildrenWhateverTheProgramIsCalled() {
        // Given
        String stat = "1234 (a (b) c) S 1 2 3 4 5 6 7 8 9 10 1111 2222 150 25 20 0 17 0 99 88 77";

        // When
        double seconds = ChildrenTime.seconds(stat);

        // Then
        assertThat(seconds).isEqualTo(1.75);
    }

    @Test
    void theWorkOfAChildIsInItOnceTheChildHasEnded() throws Exception {
        // Given
        double before = ChildrenTime.seconds();
        Process child = new ProcessBuilder("sh", "-c", "i=0; while [ $i -lt 200000 ]; do i=$((i + 1)); done").start();

        // When
        child.waitFor();

        // Then
        assertThat(ChildrenTime.seconds()).isGreaterThan(before);
    }
}
