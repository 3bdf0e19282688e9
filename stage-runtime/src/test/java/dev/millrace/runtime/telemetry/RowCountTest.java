package dev.millrace.runtime.telemetry;

import java.util.concurrent.atomic.LongAdder;

import dev.millrace.contract.stage.Phase;
import dev.millrace.contract.stage.ProgressEvent;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RowCountTest {
    private final LongAdder rows = new LongAdder();
    private final LongAdder rejected = new LongAdder();
    private final RowCount count = new RowCount(more -> add(rows, more), more -> add(rejected, more));

    @Test
    void rowsAreCountedAsTheyMove() {
        // Given
        hear(Phase.WAITING, 0, 0);
        hear(Phase.RUNNING, 0, 0);
        hear(Phase.RUNNING, 40, 1);

        // When
        hear(Phase.DONE, 100, 2);

        // Then
        assertThat(rows.sum()).isEqualTo(100);
        assertThat(rejected.sum()).isEqualTo(2);
    }

    @Test
    void whatWasThroughBeforeIsNotCounted() {
        // Given
        hear(Phase.RUNNING, 60, 1);

        // When
        hear(Phase.DONE, 100, 1);

        // Then
        assertThat(rows.sum()).isEqualTo(40);
        assertThat(rejected.sum()).isZero();
    }

    @Test
    void workThatWasFoundDoneMovesNothing() {
        // When
        hear(Phase.DONE, 100, 2);

        // Then
        assertThat(rows.sum()).isZero();
        assertThat(rejected.sum()).isZero();
    }

    @Test
    void rowsThatAreMovedAgainCountOnce() {
        // Given
        hear(Phase.RUNNING, 0, 0);
        hear(Phase.RUNNING, 70, 0);
        hear(Phase.WAITING, 0, 0);
        hear(Phase.RUNNING, 50, 0);
        hear(Phase.RUNNING, 65, 0);

        // When
        hear(Phase.DONE, 100, 0);

        // Then
        assertThat(rows.sum()).isEqualTo(100);
    }

    private static void add(LongAdder counter, long more) {
        assertThat(more).as("a counter never falls").isPositive();
        counter.add(more);
    }

    private void hear(Phase phase, long through, long notFit) {
        count.on(new ProgressEvent("ingest", phase, through, 0, notFit, 1, null, null));
    }
}
