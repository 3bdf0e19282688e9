package dev.millrace.runtime.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.millrace.contract.stage.Phase;
import dev.millrace.contract.stage.Stage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What is told of a batch, whatever the order in which its topics are read. */
class BatchStatusStoreTest {
    private final BatchStatusStore store = new BatchStatusStore();

    private BatchState state(String id) {
        return store.find(id).orElseThrow().state();
    }

    @Test
    void aRequestThatNobodyHasBegunIsQueuedBehindThoseBeforeIt() {
        // Given
        store.apply(Heard.file(Heard.FILE, 1));

        // When
        store.apply(Heard.generated(Heard.GENERATED, 2));

        // Then
        BatchStatus status = store.find(Heard.GENERATED).orElseThrow();
        assertThat(status.state()).isEqualTo(BatchState.QUEUED);
        assertThat(status.ahead()).isEqualTo(1);
        assertThat(status.batch()).isEmpty();
        assertThat(status.stages()).extracting(StageStatus::stage).containsExactly(Stage.values());
    }

    @Test
    void newsMakesItRunAndTellsHowLongItTakes() {
        // Given
        BatchRequest request = Heard.file(Heard.FILE, 1);
        store.apply(request);

        // When
        store.apply(Heard.news(request, "ingest", Phase.RUNNING));

        // Then
        BatchStatus status = store.find(Heard.FILE).orElseThrow();
        assertThat(status.state()).isEqualTo(BatchState.RUNNING);
        assertThat(status.stage(Stage.INGEST).orElseThrow().rowsPerSecond()).isEqualTo(250);
        assertThat(status.stage(Stage.INGEST).orElseThrow().secondsLeft()).isEqualTo(2.0);
        assertThat(status.isPast(Stage.INGEST)).isFalse();
        assertThat(status.isPast(Stage.GENERATE))
                .as("a stage that a file does not need")
                .isTrue();
    }

    @Test
    void generatedRowsAreFoundByTheirBatchOnceItIsKnown() {
        // Given
        BatchRequest request = Heard.generated(Heard.GENERATED, 1);
        store.apply(request);
        store.apply(Heard.opened(Heard.BATCH), 5);

        // When
        store.apply(Heard.news(request, "generate", Phase.DONE, Heard.BATCH, null));

        // Then
        assertThat(store.find(Heard.BATCH).orElseThrow().id()).isEqualTo(Heard.GENERATED);
        assertThat(store.find(Heard.GENERATED).orElseThrow().ledger()).isPresent();
        assertThat(store.newest()).hasSize(1);
    }

    @Test
    void theVerdictIsTheEnd() {
        // Given
        BatchRequest request = Heard.file(Heard.FILE, 1);
        store.apply(request);

        // When
        store.apply(Heard.news(request, "eda", Phase.DONE, null, Heard.verdict(true)));

        // Then
        assertThat(state(Heard.FILE)).isEqualTo(BatchState.VERIFIED);
        assertThat(store.open()).isEmpty();
    }

    @Test
    void rowsThatDifferAreAFailureThatSaysHow() {
        // Given
        BatchRequest request = Heard.file(Heard.FILE, 1);
        store.apply(request);

        // When
        store.apply(Heard.news(request, "eda", Phase.DONE, null, Heard.verdict(false)));

        // Then
        assertThat(state(Heard.FILE)).isEqualTo(BatchState.FAILED);
        assertThat(store.find(Heard.FILE).orElseThrow().reason()).contains("rows 5 and 4");
    }

    @Test
    void theFirstStageInTheRowsWayKnowsTheReason() {
        // Given
        BatchRequest request = Heard.file(Heard.FILE, 1);
        store.apply(request);
        store.apply(Heard.failed(request, "sink", "the ingest gave it up"));

        // When
        store.apply(Heard.failed(request, "ingest", "line 5 is wrong"));

        // Then
        assertThat(state(Heard.FILE)).isEqualTo(BatchState.FAILED);
        assertThat(store.find(Heard.FILE).orElseThrow().reason()).contains("line 5 is wrong");
    }

    @Test
    void anotherAttemptBeginsAtTheEndOfTheQueueAndOldNewsIsForgotten() {
        // Given
        BatchRequest first = Heard.file(Heard.FILE, 1);
        store.apply(first);
        store.apply(Heard.failed(first, "ingest", "line 5 is wrong"));
        store.apply(Heard.generated(Heard.GENERATED, 2));

        // When
        store.apply(Heard.file(Heard.FILE, 3).after(first));

        // Then
        assertThat(state(Heard.FILE)).isEqualTo(BatchState.QUEUED);
        assertThat(store.requested()).extracting(BatchStatus::id).containsExactly(Heard.GENERATED, Heard.FILE);
        assertThat(store.newest()).extracting(BatchStatus::id).containsExactly(Heard.FILE, Heard.GENERATED);
    }

    @Test
    void whatIsCancelledIsOverOnlyWhenItsIngestSaysSo() {
        // Given
        BatchRequest request = Heard.file(Heard.FILE, 1);
        store.apply(request);
        store.apply(Heard.news(request, "ingest", Phase.RUNNING));
        List<BatchState> seen = new ArrayList<>();
        store.addListener(id -> seen.add(state(id)));

        // When
        store.apply(request.cancel());
        store.apply(Heard.failed(request, "ingest", "Cancelled."));

        // Then
        assertThat(seen).containsExactly(BatchState.CANCELLING, BatchState.CANCELLED);
    }

    @Test
    void aCancellationThatCameTooLateChangesNothing() {
        // Given
        BatchRequest request = Heard.file(Heard.FILE, 1);
        store.apply(request);
        store.apply(Heard.news(request, "ingest", Phase.DONE));

        // When
        store.apply(request.cancel());

        // Then
        assertThat(state(Heard.FILE)).isEqualTo(BatchState.RUNNING);
    }

    @Test
    void whatADeposedProcessSaysDoesNotUndoAnEnd() {
        // Given
        BatchRequest request = Heard.file(Heard.FILE, 1);
        store.apply(request);
        store.apply(Heard.news(request, "eda", Phase.DONE, null, Heard.verdict(true)));

        // When
        store.apply(Heard.news(request, "eda", Phase.WAITING));

        // Then
        assertThat(state(Heard.FILE)).isEqualTo(BatchState.VERIFIED);
    }

    @Test
    void newsOfAForgottenRequestIsNoNewsOfTheNextOne() {
        // Given
        BatchRequest request = Heard.file(Heard.FILE, 1);
        store.forget(Heard.FILE);
        store.apply(Heard.failed(request, "ingest", "line 5 is wrong"));
        store.forgetProgress(StageProgressEvent.key(Heard.FILE, "ingest"));

        // When
        store.apply(request);

        // Then
        assertThat(state(Heard.FILE)).isEqualTo(BatchState.QUEUED);
    }

    @Test
    void aBatchThatAJobMovedIsShownAsFarAsTheLedgerKnowsIt() {
        // Given
        store.apply(Heard.opened(Heard.BATCH), 5);

        // When
        store.apply(Heard.opened(Heard.BATCH).completed(Map.of(0, 7L)), 9);

        // Then
        BatchStatus status = store.find(Heard.BATCH).orElseThrow();
        assertThat(status.state()).isEqualTo(BatchState.INGESTED);
        assertThat(status.askedAt()).isEqualTo(5);
        assertThat(status.changedAt()).isEqualTo(9);
        assertThat(store.requested()).isEmpty();
    }

    @Test
    void aForgottenRequestLeavesNothingBehind() {
        // Given
        BatchRequest request = Heard.generated(Heard.GENERATED, 1);
        store.apply(request);
        store.apply(Heard.news(request, "generate", Phase.RUNNING));

        // When
        store.forget(Heard.GENERATED);

        // Then
        assertThat(store.find(Heard.GENERATED)).isEmpty();
        assertThat(store.ofKey("key")).isEmpty();
        assertThat(store.newest()).isEmpty();
    }
}
