package dev.millrace.cli.deploy.watch;

import java.time.Duration;
import java.util.Optional;

/** Bears trouble that may pass for a few seconds, and no longer. */
public final class Patience {
    private final Duration length;
    private boolean troubled;
    private long sinceNanos;

    /**
     * @param length how long a trouble that may pass is borne
     */
    public Patience(Duration length) {
        this.length = length;
    }

    /**
     * Takes what is seen now.
     *
     * @throws dev.millrace.contract.stage.StageFailure with the trouble's sentence, if it stays or has lasted too long
     */
    public void bear(Optional<Trouble> seen) {
        if (seen.isEmpty()) {
            troubled = false;
            return;
        }
        if (!troubled) {
            troubled = true;
            sinceNanos = System.nanoTime();
        }
        boolean lasted = System.nanoTime() - sinceNanos >= length.toNanos();
        if (lasted || seen.get().outlook() == Trouble.Outlook.STAYS) {
            throw seen.get().failure();
        }
    }
}
