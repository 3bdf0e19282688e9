package dev.millrace.contract.stage;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StageLifecycleTest {
    private final List<ProgressEvent> events = new ArrayList<>();
    private final List<Throwable> log = new ArrayList<>();
    private final Progress progress = new Progress("eda", events::add);
    private final StageLifecycle life = new StageLifecycle("eda", log::add);

    @Test
    void endsWellWhenTheWorkDoes() {
        // When
        ExitCode code = life.live(progress, (told, stop) -> {});

        // Then
        assertThat(code).isEqualTo(ExitCode.DONE);
        assertThat(events).isEmpty();
        assertThat(log).isEmpty();
    }

    @Test
    void endsWithTheCodeAndSentenceOfAFailure() {
        // Given
        StageFailure failure = new StageFailure(ExitCode.UNREACHABLE, "No broker answers at x.");

        // When
        ExitCode code = life.live(progress, (told, stop) -> {
            throw failure;
        });

        // Then
        assertThat(code).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(events).extracting(ProgressEvent::message).containsExactly("No broker answers at x.");
        assertThat(events).extracting(ProgressEvent::exit).containsExactly(69);
        assertThat(log).containsExactly(failure);
    }

    @Test
    void callsABugABugAndKeepsItForTheLog() {
        // Given
        Throwable bug = new IllegalStateException("a row: 1,2,3");

        // When
        ExitCode code = life.live(progress, (told, stop) -> {
            throw (IllegalStateException) bug;
        });

        // Then
        assertThat(code).isEqualTo(ExitCode.BUG);
        assertThat(events)
                .extracting(ProgressEvent::message)
                .containsExactly(
                        "Millrace met something it does not know (IllegalStateException): this is a bug; its log says more.");
        assertThat(log).singleElement().extracting(Throwable::getCause).isEqualTo(bug);
    }

    @Test
    void hasNoFailureThatEndsWithCodeZero() {
        assertThatThrownBy(() -> new StageFailure(ExitCode.DONE, "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a failure cannot end with code 0");
    }
}
