package dev.millrace.contract;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Asserts how work fails for a person. */
public final class Failures {
    private Failures() {}

    /** The work must end with a failure of this code, of which more can be asserted. */
    public static AbstractThrowableAssert<?, ? extends Throwable> assertFailure(
            ThrowingCallable work, ExitCode exitCode) {
        return assertThatThrownBy(work)
                .isInstanceOfSatisfying(StageFailure.class, failure -> assertThat(failure.exitCode())
                        .isEqualTo(exitCode));
    }
}
