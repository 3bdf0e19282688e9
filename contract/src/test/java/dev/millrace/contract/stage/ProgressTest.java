package dev.millrace.contract.stage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ProgressTest {
    private final List<ProgressEvent> events = new ArrayList<>();
    private final Progress progress = new Progress("ingest", events::add);

    @Test
    void tellsAFewTimesASecondHoweverOftenRowsMove() {
        // Given
        progress.begin(1_000_000);
        long start = System.nanoTime();
        Duration time = Duration.ofMillis(350);

        // When
        long rows = 0;
        while (System.nanoTime() - start < time.toNanos()) {
            progress.moved(++rows, 2);
        }

        // Then
        assertThat(rows).isGreaterThan(1_000);
        assertThat(events).hasSizeBetween(2, 4);
        assertThat(events.get(0))
                .isEqualTo(new ProgressEvent("ingest", Phase.RUNNING, 0, 1_000_000, 0, seconds(0), null, null));
        assertThat(events.get(1).phase()).isEqualTo(Phase.RUNNING);
        assertThat(events.get(1).rows()).isPositive();
        assertThat(events.get(1).rejected()).isEqualTo(2);
        assertThat(events.get(1).seconds()).isGreaterThanOrEqualTo(0.1);
    }

    @Test
    void tellsTheEndAtOnce() {
        // Given
        progress.begin(0);
        progress.expect(10);

        // When
        progress.done(9, 1, "batch 1");

        // Then
        assertThat(events).hasSize(2);
        assertThat(events.get(1))
                .isEqualTo(new ProgressEvent("ingest", Phase.DONE, 9, 10, 1, seconds(1), "batch 1", 0));
    }

    @Test
    void tellsAFailureWithItsSentenceAndCode() {
        // When
        progress.failed(new StageFailure(ExitCode.NO_INPUT, "There is no file x."));

        // Then
        assertThat(events)
                .containsExactly(new ProgressEvent("ingest", Phase.FAILED, 0, 0, 0, 0, "There is no file x.", 66));
    }

    @Test
    void aFailureTellsHowFarTheWorkWas() {
        // Given
        progress.begin(10);
        progress.moved(4, 2);

        // When
        progress.failed(new StageFailure(ExitCode.REFUSED, "No."));

        // Then
        assertThat(events)
                .last()
                .extracting(ProgressEvent::phase, ProgressEvent::rows, ProgressEvent::rejected)
                .containsExactly(Phase.FAILED, 4L, 2L);
    }

    @Test
    void doesNotCountTheTimeItWaited() {
        // When
        progress.waiting("the broker");

        // Then
        assertThat(progress.seconds()).isZero();
        assertThat(events).containsExactly(new ProgressEvent("ingest", Phase.WAITING, 0, 0, 0, 0, "the broker", null));
    }

    private double seconds(int event) {
        return events.get(event).seconds();
    }
}
