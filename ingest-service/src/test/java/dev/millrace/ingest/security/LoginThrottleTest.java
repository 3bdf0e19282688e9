package dev.millrace.ingest.security;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

import dev.millrace.ingest.problem.Problem;
import io.smallrye.mutiny.Uni;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LoginThrottleTest {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(10);

    @Test
    void onlySoManyWaitAndWhoeverComesThenIsSentAwayAtOnce() {
        // Given
        LoginThrottle tries = new LoginThrottle();

        // When
        List<Problem> answers = Uni.join()
                .all(IntStream.range(0, 130).mapToObj(i -> tries.answer()).toList())
                .andCollectFailures()
                .await()
                .atMost(LONG_ENOUGH);

        // Then
        assertThat(Collections.frequency(answers, Problem.WRONG_TOKEN)).isEqualTo(100);
        assertThat(Collections.frequency(answers, Problem.TOO_MANY_TRIES)).isEqualTo(30);
        assertThat(tries.answer().await().atMost(LONG_ENOUGH)).isEqualTo(Problem.WRONG_TOKEN);
    }
}
