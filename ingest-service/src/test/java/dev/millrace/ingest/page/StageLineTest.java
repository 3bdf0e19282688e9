package dev.millrace.ingest.page;

import dev.millrace.contract.stage.Phase;
import dev.millrace.ingest.rest.BatchView;
import dev.millrace.runtime.batch.BatchState;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StageLineTest {
    @Test
    void aRunningStageSaysHowFarHowFastAndHowLong() {
        // When
        StageLine line = StageLine.of(stage("sink", Phase.RUNNING, 65_000, 100_000, 12.5, null), BatchState.RUNNING);

        // Then
        assertThat(line.name()).isEqualTo("Sink");
        assertThat(line.says()).isEqualTo("running");
        assertThat(line.tone()).isEqualTo(Tone.BUSY);
        assertThat(line.bar()).isEqualTo(new StageLine.Bar(65_000, 100_000));
        assertThat(line.rows()).isEqualTo("65,000 of 100,000 rows");
        assertThat(line.figures()).containsExactly("310 k/s", "12.5 s left");
    }

    @Test
    void aStageThatDoesNotKnowItsEndHasABarOfNoLength() {
        // When
        StageLine line = StageLine.of(stage("eda", Phase.RUNNING, 10, 0, null, null), BatchState.RUNNING);

        // Then
        assertThat(line.bar()).isNull();
        assertThat(line.rows()).isEqualTo("10 rows");
    }

    @Test
    void rejectedRowsCountAsDealtWithAndAreNamed() {
        // Given
        var told = new BatchView.Stage("ingest", Phase.RUNNING, 90, 100, 10, 1, 90, null, null);

        // When
        StageLine line = StageLine.of(told, BatchState.RUNNING);

        // Then
        assertThat(line.bar()).isEqualTo(new StageLine.Bar(100, 100));
        assertThat(line.figures()).containsExactly("90 /s", "10 rejected");
    }

    @Test
    void whatMovedWhenABatchCameToItsEndMovesNoMore() {
        // When
        StageLine sink = StageLine.of(stage("sink", Phase.RUNNING, 5, 10, 3.0, "landing"), BatchState.FAILED);
        StageLine eda =
                StageLine.of(stage("eda", Phase.WAITING, 0, 0, null, "waiting for the batch"), BatchState.FAILED);
        StageLine never = StageLine.of(stage("eda", null, 0, 0, null, null), BatchState.FAILED);

        // Then
        assertThat(sink.says()).isEqualTo("stopped");
        assertThat(sink.figures()).isEmpty();
        assertThat(eda.says()).isEqualTo("did not begin");
        assertThat(eda.message()).isNull();
        assertThat(never.says()).isEqualTo("did not begin");
    }

    @Test
    void whatWasCancelledHasNotFailed() {
        // When
        StageLine line = StageLine.of(stage("ingest", Phase.FAILED, 0, 0, null, "Cancelled."), BatchState.CANCELLED);

        // Then
        assertThat(line.says()).isEqualTo("stopped");
        assertThat(line.tone()).isEqualTo(Tone.CALM);
        assertThat(line.message()).isNull();
    }

    @Test
    void aStageThatIsDoneHasAFullBarWhateverItCounted() {
        // When
        StageLine line = StageLine.of(stage("generate", Phase.DONE, 0, 0, null, null), BatchState.RUNNING);

        // Then
        assertThat(line.bar()).isEqualTo(new StageLine.Bar(1, 1));
        assertThat(line.rows()).isEqualTo("0 rows");
        assertThat(line.says()).isEqualTo("done in 1.0 s");
    }

    @Test
    void aStageThatHasNotBegunShowsNoRows() {
        // When
        StageLine line = StageLine.of(stage("generate", null, 0, 0, null, null), BatchState.RUNNING);

        // Then
        assertThat(line.says()).isEqualTo("not begun");
        assertThat(line.rows()).isEmpty();
        assertThat(line.bar()).isEqualTo(new StageLine.Bar(0, 1));
    }

    private static BatchView.Stage stage(String name, Phase phase, long rows, long total, Double left, String message) {
        double rate = phase == Phase.RUNNING && left != null ? 310_000 : 0;
        return new BatchView.Stage(name, phase, rows, total, 0, 1, rate, left, message);
    }
}
