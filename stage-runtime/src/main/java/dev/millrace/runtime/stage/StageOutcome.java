package dev.millrace.runtime.stage;

import java.util.Locale;
import java.util.Optional;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;

/** How a stage's work on a request ended, and why, if it was not done. */
public record StageOutcome(Outcome outcome, Optional<StageFailure> failure) {
    /** The work is done. */
    public static final StageOutcome DONE = new StageOutcome(Outcome.DONE, Optional.empty());

    /** What there is to be told apart. */
    public enum Outcome {
        /** It is done. */
        DONE,
        /** It cannot be done. */
        FAILED,
        /** It was stopped, or something stood in its way that may pass: it is gone on with, here or in another process. */
        INTERRUPTED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Work that failed, for good unless its code says that trying again may help. */
    static StageOutcome of(StageFailure failure) {
        boolean mayPass = failure.exitCode() == ExitCode.UNREACHABLE || failure.exitCode() == ExitCode.TRY_AGAIN;
        return new StageOutcome(mayPass ? Outcome.INTERRUPTED : Outcome.FAILED, Optional.of(failure));
    }

    /** The same end, of which the store could not be told: the work comes to it again. */
    StageOutcome untold() {
        return new StageOutcome(Outcome.INTERRUPTED, failure);
    }

    /** Whether there is nothing left to do. */
    public boolean isFinal() {
        return outcome != Outcome.INTERRUPTED;
    }
}
