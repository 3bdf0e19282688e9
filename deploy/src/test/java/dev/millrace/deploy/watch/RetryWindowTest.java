package dev.millrace.deploy.watch;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

class RetryWindowTest {
    private static final Trouble QUICK = Trouble.passing(ExitCode.CANNOT_WRITE, "It does not start.");
    private static final Trouble SLOW = Trouble.slow(ExitCode.CANNOT_WRITE, "There is no room.");
    private static final Trouble LASTING = Trouble.lasting(ExitCode.UNREACHABLE, "It crashes.");

    @Test
    void troubleThatStaysIsNotBorneAtAll() {
        assertThatThrownBy(() -> new RetryWindow(Duration.ofHours(1)).check(Optional.of(LASTING)))
                .isInstanceOf(StageFailure.class)
                .hasMessage("It crashes.");
    }

    @Test
    void troubleThatPassesSlowlyIsBorneLongerThanTroubleThatPassesQuickly() {
        // Given
        RetryWindow quick = new RetryWindow(Duration.ofMillis(20));
        RetryWindow slow = new RetryWindow(Duration.ofMinutes(1));
        quick.check(Optional.of(QUICK));
        slow.check(Optional.of(SLOW));

        // When
        Throwable end = end(quick);

        // Then
        assertThat(end).hasMessage("It does not start.");
        assertThatCode(() -> slow.check(Optional.of(SLOW))).doesNotThrowAnyException();
    }

    @Test
    void troubleThatEndedBeginsAnew() {
        // Given
        RetryWindow retryWindow = new RetryWindow(Duration.ofMillis(500));
        end(retryWindow);
        retryWindow.check(Optional.empty());

        // When, Then
        assertThatCode(() -> retryWindow.check(Optional.of(QUICK))).doesNotThrowAnyException();
    }

    /** Bears trouble for as long as that goes. */
    private static Throwable end(RetryWindow retryWindow) {
        return await().until(() -> catchThrowable(() -> retryWindow.check(Optional.of(QUICK))), Objects::nonNull);
    }
}
