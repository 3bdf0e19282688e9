package dev.millrace.runtime.telemetry;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.millrace.contract.dataset.DatasetFile;
import dev.millrace.contract.dataset.Tally;
import dev.millrace.contract.dataset.Totals;
import dev.millrace.contract.stage.Phase;
import dev.millrace.contract.wire.BatchDetails;
import dev.millrace.contract.wire.BatchRecord;
import dev.millrace.contract.wire.BatchRecord.Opened;
import dev.millrace.contract.wire.Checkpoint;
import dev.millrace.contract.wire.WireFormat;
import dev.millrace.runtime.batch.BatchState;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BacklogTest {
    private final Boards boards = new Boards();
    private final Backlog backlog = new Backlog(boards.store);

    @Test
    void theLagIsWhatIsCommittedAndHasNotLanded() {
        // Given
        boards.ask("a");
        boards.tell("a", "ingest", Phase.RUNNING, 110);
        boards.store.apply(committed("a", 100), 3);

        // When
        boards.tell("a", "sink", Phase.RUNNING, 30);

        // Then
        assertThat(backlog.lag()).isEqualTo(70);
        assertThat(backlog.batches(BatchState.RUNNING)).isEqualTo(1);
    }

    @Test
    void theLagIsGoneWhenTheSinkIsDone() {
        // Given
        boards.ask("a");
        boards.store.apply(committed("a", 100).completed(Map.of(0, 101L)), 3);

        // When
        boards.tell("a", "sink", Phase.DONE, 100);

        // Then
        assertThat(backlog.lag()).isZero();
    }

    @Test
    void rowsOfABatchThatWasGivenUpAreNoLag() {
        // Given
        boards.ask("a");
        boards.ask("b");

        // When
        boards.store.apply(committed("a", 100).failed("No."), 3);

        // Then
        assertThat(backlog.lag()).isZero();
        assertThat(backlog.batches(BatchState.QUEUED)).isEqualTo(2);
    }

    private static Opened committed(String batch, long rows) {
        Totals none = new Tally(new DatasetFile().load("transactions")).totals();
        Checkpoint checkpoint =
                new Checkpoint(900, 101, 1, 0, new Totals(rows, none.rowHash(), none.sums()), List.of());
        return BatchRecord.opened(
                new BatchDetails(
                        batch, "shop", "shop", WireFormat.JSON, "shop.csv", Map.of(0, 0L), Optional.empty(), 1),
                checkpoint);
    }
}
