package dev.millrace.runtime.telemetry;

import java.util.ArrayList;
import java.util.List;

import dev.millrace.contract.stage.Phase;
import dev.millrace.runtime.batch.BatchState;
import dev.millrace.runtime.batch.BatchVerdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EndCountTest {
    private final Boards boards = new Boards();
    private final List<BatchState> ended = new ArrayList<>();
    private boolean caughtUp = true;

    @BeforeEach
    void listen() {
        EndCount count = new EndCount(boards.store, () -> caughtUp, ended::add);
        boards.store.addListener(count::heard);
    }

    @Test
    void aBatchThatIsVerifiedCountsOnce() {
        // Given
        boards.ask("a");
        boards.tell("a", "eda", Phase.DONE, 5, new BatchVerdict(true, "All there.", List.of()));

        // When
        boards.tell("a", "eda", Phase.DONE, 5, new BatchVerdict(true, "All there.", List.of()));

        // Then
        assertThat(ended).containsExactly(BatchState.VERIFIED);
    }

    @Test
    void twoStagesThatFailAreOneBatchThatFailed() {
        // Given
        boards.ask("a");
        boards.tell("a", "ingest", Phase.FAILED, 0);

        // When
        boards.tell("a", "sink", Phase.FAILED, 0);

        // Then
        assertThat(ended).containsExactly(BatchState.FAILED);
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
        assertThat(ended).isEmpty();
    }
}
