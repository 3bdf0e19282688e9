package dev.millrace.runtime.service;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

import dev.millrace.contract.stage.StageFailure;

/**
 * Feels whether something answers, and remembers the answer for a moment: those who ask meanwhile are told the same, and do
 * not pile up behind a broker that is slow to answer. Safe for use by many threads.
 */
final class CachedHealthProbe {
    private final Runnable question;
    private final long validNanos;
    private final LongSupplier clock;
    private Optional<String> trouble = Optional.empty();
    private long askedNanos;
    private boolean asked;

    /**
     * @param question returns if there is an answer, and throws a {@link StageFailure} if there is none
     * @param valid how long an answer is good for
     * @param clock tells nanoseconds
     */
    CachedHealthProbe(Runnable question, Duration valid, LongSupplier clock) {
        this.question = question;
        this.validNanos = valid.toNanos();
        this.clock = clock;
    }

    /** Why there is no answer; empty if there is one. */
    synchronized Optional<String> trouble() {
        if (!asked || clock.getAsLong() - askedNanos >= validNanos) {
            trouble = ask();
            asked = true;
            askedNanos = clock.getAsLong();
        }
        return trouble;
    }

    private Optional<String> ask() {
        try {
            question.run();
            return Optional.empty();
        } catch (StageFailure failure) {
            return Optional.of(failure.getMessage());
        }
    }
}
