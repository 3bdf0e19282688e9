package dev.millrace.runtime.service;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CachedHealthProbeTest {
    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void anAnswerIsGoodForAMoment() {
        // Given
        CachedHealthProbe pulse = pulse(() -> {});
        pulse.trouble();
        now.addAndGet(Duration.ofSeconds(1).toNanos());

        // When
        var trouble = pulse.trouble();

        // Then
        assertThat(trouble).isEmpty();
        assertThat(asked).hasValue(1);
    }

    @Test
    void afterAMomentItIsAskedAgain() {
        // Given
        CachedHealthProbe pulse = pulse(() -> {
            if (asked.get() == 1) {
                throw new StageFailure(ExitCode.UNREACHABLE, "No broker.");
            }
        });
        assertThat(pulse.trouble()).contains("No broker.");
        now.addAndGet(Duration.ofSeconds(2).toNanos());

        // When
        var trouble = pulse.trouble();

        // Then
        assertThat(trouble).isEmpty();
    }

    private CachedHealthProbe pulse(Runnable question) {
        return new CachedHealthProbe(
                () -> {
                    asked.incrementAndGet();
                    question.run();
                },
                Duration.ofSeconds(2),
                now::get);
    }
}
