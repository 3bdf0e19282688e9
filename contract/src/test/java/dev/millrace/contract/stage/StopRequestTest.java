package dev.millrace.contract.stage;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StopRequestTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration CLEANING = Duration.ofMillis(50);

    private final StopRequest stop = new StopRequest();

    @Test
    void whoAsksWaitsUntilTheWorkHasCleanedUp() throws Exception {
        // Given
        AtomicBoolean clean = new AtomicBoolean();
        CountDownLatch working = new CountDownLatch(1);
        CompletableFuture<Void> work = CompletableFuture.runAsync(() -> stop.during(() -> {
            working.countDown();
            try {
                for (; ; Thread.onSpinWait()) {
                    stop.check();
                }
            } catch (StageFailure asked) {
                LockSupport.parkNanos(CLEANING.toNanos());
                clean.set(true);
                return null;
            }
        }));
        working.await();

        // When
        stop.askAndWait(LONG);

        // Then
        assertThat(clean).isTrue();
        work.get();
    }

    @Test
    void nobodyWaitsForWorkThatHasEnded() {
        // Given
        stop.during(() -> "done");

        // When
        long start = System.nanoTime();
        stop.askAndWait(LONG);

        // Then
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONG);
    }

    @Test
    void theWorkEndsWithTryAgain() {
        // Given
        stop.ask();

        // When
        assertThatThrownBy(stop::check)

                // Then
                .isInstanceOfSatisfying(
                        StageFailure.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.TRY_AGAIN))
                .hasMessage("Stopped before the end: the same command again does the work.");
    }
}
