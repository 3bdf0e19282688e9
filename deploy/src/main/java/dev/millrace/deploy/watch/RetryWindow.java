package dev.millrace.deploy.watch;

import java.time.Duration;
import java.util.Optional;

/** How long trouble that the cluster may get over is borne: what it tries again, such as a pull of an image, may yet come about. */
public final class RetryWindow {
    private static final int SLOWLY = 12;

    private final Duration length;
    private boolean troubled;
    private long sinceNanos;

    /**
     * @param length how long trouble that may pass is borne; one that passes slowly, twelve times as long
     */
    public RetryWindow(Duration length) {
        this.length = length;
    }

    /**
     * Takes what is seen now.
     *
     * @throws dev.millrace.contract.stage.StageFailure with the trouble's sentence, if it stays or has lasted too long
     */
    public void check(Optional<Trouble> seen) {
        if (seen.isEmpty()) {
            troubled = false;
            return;
        }
        if (!troubled) {
            troubled = true;
            sinceNanos = System.nanoTime();
        }
        if (System.nanoTime() - sinceNanos >= borne(seen.get()).toNanos()) {
            throw seen.get().failure();
        }
    }

    private Duration borne(Trouble trouble) {
        return switch (trouble.outlook()) {
            case MAY_PASS -> length;
            case PASSES_SLOWLY -> length.multipliedBy(SLOWLY);
            case STAYS -> Duration.ZERO;
        };
    }
}
