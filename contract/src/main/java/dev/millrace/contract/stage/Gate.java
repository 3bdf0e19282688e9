package dev.millrace.contract.stage;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Lets a stage wait for its input instead of being started in the right order: with a deadline, and saying for what. */
public final class Gate {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final Duration deadline;
    private final Progress progress;
    private final StopRequest stop;

    /**
     * @param deadline how long to wait for one thing; 0 looks once
     */
    public Gate(Duration deadline, Progress progress, StopRequest stop) {
        this.deadline = deadline;
        this.progress = progress;
        this.stop = stop;
    }

    /**
     * Waits until something is there.
     *
     * @param what the object of "waiting for"
     * @throws StageFailure with code 75 when the deadline has passed, or the work is asked to stop
     */
    public <T> T await(String what, Supplier<Optional<T>> look) {
        Optional<T> found = look.get();
        if (found.isEmpty()) {
            progress.waiting(what);
        }
        long start = System.nanoTime();
        while (found.isEmpty()) {
            if (System.nanoTime() - start >= deadline.toNanos()) {
                throw new StageFailure(
                        ExitCode.TRY_AGAIN,
                        "Waited %s for %s in vain: start what makes it, or allow more time with --deadline."
                                .formatted(text(deadline), what));
            }
            stop.pause(BETWEEN_LOOKS, "waiting");
            found = look.get();
        }
        return found.get();
    }

    private static String text(Duration duration) {
        return duration.toSeconds() % 60 == 0 && duration.toMinutes() > 0
                ? duration.toMinutes() + " min"
                : duration.toSeconds() + " s";
    }
}
