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
import dev.millrace.runtime.batch.BatchVerdict;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BatchMetricsTest {
    private final Boards boards = new Boards();
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private boolean caughtUp = true;

    @BeforeEach
    void listen() {
        new BatchMetrics(registry, boards.store, () -> caughtUp).begin();
    }

    @Test
    void theLagIsWhatIsCommittedAndHasNotLanded() {
        // Given
        boards.ask("a");
        boards.tell("a", "ingest", Phase.RUNNING, 110);
        boards.store.apply(committed("a", 100), 3);

        // When
        boards.tell("a", "sink", Phase.RUNNING, 30);

        // Then
        assertThat(lag()).isEqualTo(70);
        assertThat(open(BatchState.RUNNING)).isEqualTo(1);
    }

    @Test
    void theLagIsGoneWhenTheSinkIsDone() {
        // Given
        boards.ask("a");
        boards.store.apply(committed("a", 100).completed(Map.of(0, 101L)), 3);

        // When
        boards.tell("a", "sink", Phase.DONE, 100);

        // Then
        assertThat(lag()).isZero();
    }

    @Test
    void rowsOfABatchThatWasGivenUpAreNoLag() {
        // Given
        boards.ask("a");
        boards.ask("b");

        // When
        boards.store.apply(committed("a", 100).failed("No."), 3);

        // Then
        assertThat(lag()).isZero();
        assertThat(open(BatchState.QUEUED)).isEqualTo(2);
    }

    @Test
    void aBatchThatIsVerifiedCountsOnce() {
        // Given
        boards.ask("a");
        boards.tell("a", "eda", Phase.DONE, 5, new BatchVerdict(true, "All there.", List.of()));

        // When
        boards.tell("a", "eda", Phase.DONE, 5, new BatchVerdict(true, "All there.", List.of()));

        // Then
        assertThat(ended(BatchState.VERIFIED)).isEqualTo(1);
        assertThat(ended(BatchState.FAILED)).isZero();
    }

    @Test
    void twoStagesThatFailAreOneBatchThatFailed() {
        // Given
        boards.ask("a");
        boards.tell("a", "ingest", Phase.FAILED, 0);

        // When
        boards.tell("a", "sink", Phase.FAILED, 0);

        // Then
        assertThat(ended(BatchState.FAILED)).isEqualTo(1);
    }

    @Test
    void whatHadEndedBeforeTheRestartIsNotCounted() {
        // Given
        caughtUp = false;
        boards.ask("a");
        boards.tell("a", "ingest", Phase.FAILED, 0);
        caughtUp = true;

        // When
        boards.tell("a", "ingest", Phase.FAILED, 0);

        // Then
        assertThat(ended(BatchState.FAILED)).isZero();
    }

    private double lag() {
        return registry.get("millrace.lag").gauge().value();
    }

    private double open(BatchState state) {
        return registry.get("millrace.open.batches")
                .tag("state", state.toString())
                .gauge()
                .value();
    }

    private double ended(BatchState state) {
        return registry.get("millrace.batches")
                .tag("state", state.toString())
                .counter()
                .count();
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
