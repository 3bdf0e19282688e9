package dev.millrace.runtime.service;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import io.smallrye.mutiny.Uni;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class StageHealthTest {
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void anAnswerIsGoodForAMoment() {
        // Given
        Uni<Optional<String>> trouble = trouble(Duration.ofMinutes(1), () -> {});
        trouble.await().indefinitely();

        // When
        var answer = trouble.await().indefinitely();

        // Then
        assertThat(answer).isEmpty();
        assertThat(asked).hasValue(1);
    }

    @Test
    void afterAMomentItIsAskedAgain() {
        // Given
        Uni<Optional<String>> trouble = trouble(Duration.ofMillis(50), () -> {
            if (asked.get() == 1) {
                throw new StageFailure(ExitCode.UNREACHABLE, "No broker.");
            }
        });

        // When
        var first = trouble.await().indefinitely();

        // Then
        assertThat(first).contains("No broker.");
        await().until(() -> trouble.await().indefinitely().isEmpty());
    }

    @Test
    void whoAsksMeanwhileIsToldTheSame() {
        // Given
        CountDownLatch slow = new CountDownLatch(1);
        Uni<Optional<String>> trouble = trouble(Duration.ofMinutes(1), () -> await().until(() -> slow.getCount() == 0));
        var first = CompletableFuture.runAsync(() -> trouble.await().indefinitely());
        await().until(() -> asked.get() == 1);
        var second = CompletableFuture.runAsync(() -> trouble.await().indefinitely());

        // When
        slow.countDown();

        // Then
        await().until(() -> first.isDone() && second.isDone());
        assertThat(asked).hasValue(1);
    }

    private Uni<Optional<String>> trouble(Duration valid, Runnable question) {
        return StageHealth.trouble(
                () -> {
                    asked.incrementAndGet();
                    question.run();
                },
                valid);
    }
}
