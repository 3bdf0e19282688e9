package dev.millrace.contract.process;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.Phase;
import dev.millrace.contract.stage.ProgressEvent;
import dev.millrace.contract.stage.StageFailure;

/**
 * How a child ended.
 *
 * @param inWords what it is called in a sentence
 * @param exit the code of its process, 128 and more if a signal ended it
 * @param last the last event that it sent; null if it sent none
 * @param log where it wrote what it has to say
 */
public record Ending(String inWords, int exit, ProgressEvent last, Path log) {
    private static final int SIGNALS = 128;

    /** Whether it ended well. */
    public boolean isGood() {
        return exit == ExitCode.DONE.code();
    }

    /** Whether the child said why it failed. */
    public boolean isExplained() {
        return last != null && last.phase() == Phase.FAILED && last.message() != null;
    }

    /** The sentence and the code that the run ends with because of this. */
    public StageFailure failure() {
        if (isExplained()) {
            ExitCode code = known(last.exit()).orElse(ExitCode.BUG);
            String where = code == ExitCode.BUG ? " It is %s.".formatted(log) : "";
            return new StageFailure(code, last.message() + where);
        }
        if (exit > SIGNALS) {
            return new StageFailure(
                    ExitCode.TRY_AGAIN,
                    "Something killed %s (signal %d): the same command goes on where it was, and %s may say more."
                            .formatted(inWords, exit - SIGNALS, log));
        }
        return new StageFailure(
                known(exit).orElse(ExitCode.BUG),
                "%s ended with code %d and did not say why: see %s.".formatted(capital(inWords), exit, log));
    }

    /** How it ended, as a sentence. */
    public String inShort() {
        return exit > SIGNALS
                ? "Something killed %s (signal %d).".formatted(inWords, exit - SIGNALS)
                : "%s ended with code %d.".formatted(capital(inWords), exit);
    }

    private static Optional<ExitCode> known(Integer number) {
        return Arrays.stream(ExitCode.values())
                .filter(code -> number != null && code.code() == number && code != ExitCode.DONE)
                .findFirst();
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
