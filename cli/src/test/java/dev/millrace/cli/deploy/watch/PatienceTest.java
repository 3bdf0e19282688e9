package dev.millrace.cli.deploy.watch;

import java.time.Duration;
import java.util.Optional;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    void troubleThatPassesSlowlyIsBorneLongerThanTroubleThatPassesQuickly() throws InterruptedException {
        // Given
        Patience quick = new Patience(Duration.ofMillis(20));
        Patience slow = new Patience(Duration.ofMinutes(1));
        quick.bear(Optional.of(QUICK));
        slow.bear(Optional.of(SLOW));

        // When
        Thread.sleep(20);

        // Then
        assertThatThrownBy(() -> quick.bear(Optional.of(QUICK))).hasMessage("It does not start.");
        assertThatCode(() -> slow.bear(Optional.of(SLOW))).doesNotThrowAnyException();
    }

    @Test
    void troubleThatEndedBeginsAnew() throws InterruptedException {
        // Given
        Patience patience = new Patience(Duration.ofMillis(500));
        patience.bear(Optional.of(QUICK));
        Thread.sleep(500);
        patience.bear(Optional.empty());

        // When, Then
        assertThatCode(() -> patience.bear(Optional.of(QUICK))).doesNotThrowAnyException();
    }
}
