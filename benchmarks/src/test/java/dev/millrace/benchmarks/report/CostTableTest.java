package dev.millrace.benchmarks.report;

import java.util.List;

import dev.millrace.benchmarks.measure.Measurement;
import dev.millrace.benchmarks.measure.Run;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CostTableTest {

    @Test
    void showsWhatWholeProcessesTookAndHowOftenOursThatIs() {
        // Given
        Measurement ours =
                new Measurement("ours", 1_000, List.of(new Run(1, 2, 4, 50_000_000), new Run(1, 3, 4, 50_000_000)));
        Measurement peer = new Measurement("peer", 1_000, List.of(new Run(5, 5, 10, 70_000_000)));

        // When
        String table = CostTable.of(List.of(ours, peer));

        // Then
        assertThat(table).isEqualTo("""
                        | who  | rows  | CPU, first line = 1 | s CPU | min - max     | time, first line = 1 | s whole process | min - max   | MB peak |
                        |------|-------|---------------------|-------|---------------|----------------------|-----------------|-------------|---------|
                        | ours | 1,000 | 1.00                | 4.00  | 4.00 - 4.00   | 1.00                 | 2.50            | 2.00 - 3.00 | 50      |
                        | peer | 1,000 | 2.50                | 10.00 | 10.00 - 10.00 | 2.00                 | 5.00            | 5.00 - 5.00 | 70      |
                        """);
    }

    @Test
    void saysNothingOfAProcessorTimeThatNobodyTold() {
        // Given
        Measurement untold = new Measurement("ours", 1_000, List.of(new Run(1, 2, 50_000_000)));

        // When
        String table = CostTable.of(List.of(untold));

        // Then
        assertThat(table).doesNotContain("NaN");
    }
}
