package dev.millrace.benchmarks.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.millrace.benchmarks.measure.Measurement;
import dev.millrace.benchmarks.measure.Run;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ResultsTableTest {

    @Test
    void thePageSaysWhatWasReachedAndThenHow() {
        // Given
        Measurement ours = new Measurement("ours", 1_000, List.of(new Run(2, 3, 50_000_000)));
        Measurement peer = new Measurement("peer", 1_000, List.of(new Run(1, 4, 70_000_000)));
        Target target = Target.speed(0.4, ours, Optional.of(peer), "peer");
        Section section =
                new Section("Ingest", "Seconds.", List.of(MovingTable.of(List.of(ours, peer))), List.of(target));

        // When
        String page = new ResultsTable(Map.of("cores", "2"), 5).page(List.of(section));

        // Then
        assertThat(page).isEqualTo("""
                        # Results

                        Written by `./benchmarks/run`; [README.md](README.md) says what is compared, and how.
                        Medians of 5 runs after a warm-up that does not count, all in turn.

                        ## Circumstances

                        | what  | which |
                        |-------|-------|
                        | cores | 2     |

                        ## What was to be reached

                        | stage            | must reach          | reached |     | absolute             |
                        |------------------|---------------------|---------|-----|----------------------|
                        | ours, 1,000 rows | at least 0.4 x peer | 0.50 x  | met | 500 and 1,000 rows/s |

                        ## Ingest

                        Seconds.

                        | who  | rows  | speed, first line = 1 | rows/s | min - max     | s moving | s whole process | MB peak |
                        |------|-------|-----------------------|--------|---------------|----------|-----------------|---------|
                        | ours | 1,000 | 1.00                  | 500    | 500 - 500     | 2.00     | 3.00            | 50      |
                        | peer | 1,000 | 2.00                  | 1,000  | 1,000 - 1,000 | 1.00     | 4.00            | 70      |
                        """);
    }
}
