package dev.millrace.ingest.page;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.millrace.ingest.rest.BatchView;
import dev.millrace.runtime.batch.BatchState;
import dev.millrace.runtime.batch.BatchStatus;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HistoryTest {
    @Test
    void manyBatchesTakeSeveralPages() {
        // When
        History first = history(1_045, 0);
        History last = history(1_045, 52);

        // Then
        assertThat(first.lines()).hasSize(20);
        assertThat(first.all()).isEqualTo("1,045 batches");
        assertThat(List.of(first.hasNewer(), first.hasOlder())).containsExactly(false, true);
        assertThat(last.lines()).hasSize(5);
        assertThat(last.page()).isEqualTo(52);
        assertThat(List.of(last.hasNewer(), last.hasOlder())).containsExactly(true, false);
    }

    @Test
    void aPageThatIsNotThereIsTheNearestThatIs() {
        // When
        List<Integer> pages = List.of(
                history(25, -3).page(), history(25, 99).page(), history(0, 7).page());

        // Then
        assertThat(pages).containsExactly(0, 1, 0);
        assertThat(history(0, 7).lines()).isEmpty();
    }

    @Test
    void aRefusalIsToldByItsLastLine() {
        // Given
        BatchView refused = Views.failed("sales.csv line 5: no.\n1 of 10 rows rejected, 0 allowed: mend the file");

        // When
        History.Line line = History.Line.of(refused, Views.ASKED);

        // Then
        assertThat(line.says()).isEqualTo("1 of 10 rows rejected, 0 allowed: mend the file");
        assertThat(line.name()).isEqualTo("sales.csv");
        assertThat(line.rows()).isEqualTo("1,234");
        assertThat(line.hasRejected()).isTrue();
    }

    private static History history(int batches, int page) {
        BatchStatus one = new BatchStatus(
                "b",
                Optional.empty(),
                BatchState.FAILED,
                0,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                0,
                0);
        List<BatchStatus> all = IntStream.range(0, batches).mapToObj(i -> one).toList();
        return History.of(all, page, status -> Views.failed("no"), Views.ASKED);
    }
}
