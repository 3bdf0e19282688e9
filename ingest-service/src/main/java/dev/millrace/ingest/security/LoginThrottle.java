package dev.millrace.ingest.security;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import dev.millrace.ingest.problem.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Makes guessing slow. Whoever sends a wrong token waits for the answer; nothing is remembered of anybody, so there is
 * nothing that grows, and nobody can lock others out. What really keeps guessers out is the length of the token.
 */
@ApplicationScoped
class LoginThrottle {
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int MOST_WAITING = 100;

    private final AtomicInteger waiting = new AtomicInteger();

    /** The answer to a wrong token: after a while, or at once that there are too many. */
    Uni<Problem> answer() {
        return Uni.createFrom().deferred(this::begin);
    }

    private Uni<Problem> begin() {
        if (waiting.incrementAndGet() > MOST_WAITING) {
            waiting.decrementAndGet();
            return Uni.createFrom().item(Problem.TOO_MANY_TRIES);
        }
        return Uni.createFrom()
                .item(Problem.WRONG_TOKEN)
                .onItem()
                .delayIt()
                .by(PAUSE)
                .onTermination()
                .invoke(waiting::decrementAndGet);
    }
}
