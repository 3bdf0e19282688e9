package dev.millrace.deploy.watch;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;

/**
 * What keeps a pod from starting.
 *
 * @param code what the command would end with
 * @param sentence for a person
 * @param outlook whether waiting may help
 */
public record Trouble(ExitCode code, String sentence, Outlook outlook) {
    /** Whether waiting may help. */
    public enum Outlook {
        /** It passes within seconds if it passes. */
        MAY_PASS,
        /** A healthy cluster may take a minute or two over it. */
        PASSES_SLOWLY,
        /** Nothing changes until a person does something. */
        STAYS
    }

    /** A trouble that waiting may end. */
    static Trouble passing(ExitCode code, String sentence) {
        return new Trouble(code, sentence, Outlook.MAY_PASS);
    }

    /** A trouble that waiting for a while may end. */
    static Trouble slow(ExitCode code, String sentence) {
        return new Trouble(code, sentence, Outlook.PASSES_SLOWLY);
    }

    /** A trouble that stays. */
    static Trouble lasting(ExitCode code, String sentence) {
        return new Trouble(code, sentence, Outlook.STAYS);
    }

    /** The failure that it becomes when nobody waits any longer. */
    StageFailure failure() {
        return new StageFailure(code, sentence);
    }
}
