package dev.millrace.contract.stage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static dev.millrace.contract.Failures.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;

class GateTest {
    private final List<ProgressEvent> events = new ArrayList<>();
    private final Progress progress = new Progress("sink", events::add);

    @Test
    void givesWhatIsThereWithoutAWord() {
        // When
        String found =
                new Gate(Duration.ZERO, progress, new StopRequest()).await("a manifest", () -> Optional.of("it"));

        // Then
        assertThat(found).isEqualTo("it");
        assertThat(events).isEmpty();
    }

    @Test
    void saysOnceWhatItWaitsForUntilItIsThere() {
        // Given
        AtomicInteger looks = new AtomicInteger();

        // When
        int found = new Gate(Duration.ofSeconds(20), progress, new StopRequest())
                .await("a manifest", () -> Optional.of(looks.incrementAndGet()).filter(look -> look == 3));

        // Then
        assertThat(found).isEqualTo(3);
        assertThat(events).containsExactly(new ProgressEvent("sink", Phase.WAITING, 0, 0, 0, 0, "a manifest", null));
    }

    @Test
    void givesUpWhenTheDeadlineHasPassed() {
        // Given
        Gate gate = new Gate(Duration.ZERO, progress, new StopRequest());

        // When / Then
        assertFailure(() -> gate.await("the manifest o/x.json", Optional::empty), ExitCode.TRY_AGAIN)
                .hasMessage(
                        "Waited 0 s for the manifest o/x.json in vain: start what makes it, or allow more time with "
                                + "--deadline.");
    }

    @Test
    void looksAgainUpToTheDeadline() {
        // Given
        AtomicInteger looks = new AtomicInteger();
        Gate gate = new Gate(Duration.ofMillis(120), progress, new StopRequest());

        // When / Then
        assertFailure(
                () -> gate.await("it", () -> {
                    looks.incrementAndGet();
                    return Optional.empty();
                }),
                ExitCode.TRY_AGAIN);
        assertThat(looks.get()).isGreaterThan(1);
    }

    @Test
    void stopsWaitingWhenItIsInterrupted() {
        // Given
        Gate gate = new Gate(Duration.ofMinutes(2), progress, new StopRequest());
        Thread.currentThread().interrupt();

        // When / Then
        assertFailure(() -> gate.await("it", Optional::empty), ExitCode.TRY_AGAIN)
                .hasMessage("Stopped while waiting.");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void stopsWaitingWhenItIsAskedTo() {
        // Given
        StopRequest stop = new StopRequest();
        stop.ask();
        Gate gate = new Gate(Duration.ofSeconds(5), progress, stop);

        // When / Then
        assertFailure(() -> gate.await("it", Optional::empty), ExitCode.TRY_AGAIN)
                .hasMessage("Stopped before the end: the same command again does the work.");
    }
}
