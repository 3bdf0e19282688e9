package dev.millrace.cli.deploy.watch;

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

class PatienceTest {
    private static final Trouble QUICK = Trouble.passing(ExitCode.CANNOT_WRITE, "It does not start.");
    private static final Trouble SLOW = Trouble.slow(ExitCode.CANNOT_WRITE, "There is no room.");
    private static final Trouble LASTING = Trouble.lasting(ExitCode.UNREACHABLE, "It crashes.");

    @Test
    void troubleThatStaysIsNotBorneAtAll() {
        assertThatThrownBy(() -> new Patience(Duration.ofHours(1)).bear(Optional.of(LASTING)))
                .isInstanceOf(StageFailure.class)
                .hasMessage("It crashes.");
    }

    @Test
    void troubleThatPassesSlowlyIsBorneLongerThanTroubleThatPassesQuickly() {
        // Given
        Patience quick = new Patience(Duration.ofMillis(20));
        Patience slow = new Patience(Duration.ofMinutes(1));
        quick.bear(Optional.of(QUICK));
        slow.bear(Optional.of(SLOW));

        // When
        Throwable end = end(quick);

        // Then
        assertThat(end).hasMessage("It does not start.");
        assertThatCode(() -> slow.bear(Optional.of(SLOW))).doesNotThrowAnyException();
    }

    @Test
    void troubleThatEndedBeginsAnew() {
        // Given
        Patience patience = new Patience(Duration.ofMillis(500));
        end(patience);
        patience.bear(Optional.empty());

        // When, Then
        assertThatCode(() -> patience.bear(Optional.of(QUICK))).doesNotThrowAnyException();
    }

    /** Bears trouble for as long as that goes. */
    private static Throwable end(Patience patience) {
        return await().until(() -> catchThrowable(() -> patience.bear(Optional.of(QUICK))), Objects::nonNull);
    }
}
