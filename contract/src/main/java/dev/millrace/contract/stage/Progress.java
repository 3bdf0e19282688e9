package dev.millrace.contract.stage;

import java.time.Duration;

/** Tells a listener how far a stage is, a few times a second at most; one instance a batch, used by one thread. */
public final class Progress {
    private static final Duration BETWEEN_EVENTS = Duration.ofMillis(100);

    private final String stage;
    private final ProgressListener listener;
    private long total;
    private long rows;
    private long rejected;
    private long startNanos;
    private long lastNanos;
    private double elsewhere;

    /**
     * @param stage the word of a {@link Stage}, or what else there is progress of, such as the embedded broker
     */
    public Progress(String stage, ProgressListener listener) {
        this.stage = stage;
        this.listener = listener;
    }

    /** Says what the stage waits for, as the object of "waiting for". */
    public void waiting(String what) {
        tell(Phase.WAITING, 0, 0, what, null);
    }

    /**
     * Starts the clock, unless it runs already: from now on rows move.
     *
     * @param expected the rows there will be; 0 if nobody knows yet
     */
    public void begin(long expected) {
        total = expected;
        startNanos = startNanos == 0 ? System.nanoTime() : startNanos;
        tell(Phase.RUNNING, 0, 0, null, null);
    }

    /** Says how many rows there will be, once that is known. */
    public void expect(long rows) {
        total = rows;
    }

    /** Says how far it is; most calls cost only a look at the clock. */
    public void moved(long rows, long rejected) {
        this.rows = rows;
        this.rejected = rejected;
        if (System.nanoTime() - lastNanos >= BETWEEN_EVENTS.toNanos()) {
            tell(Phase.RUNNING, rows, rejected, null, null);
        }
    }

    /** Says that the stage has ended well, and what is worth adding; null for nothing. */
    public void done(long rows, long rejected, String message) {
        tell(Phase.DONE, rows, rejected, message, ExitCode.DONE);
    }

    /** Says that the stage has ended with a failure, and how far it was. */
    public void failed(StageFailure failure) {
        tell(Phase.FAILED, rows, rejected, failure.getMessage(), failure.exitCode());
    }

    /** Says for how many seconds rows were moving where this clock is not. */
    public void took(double seconds) {
        elsewhere = seconds;
    }

    /** Seconds since rows began to move; 0 before. */
    public double seconds() {
        if (elsewhere > 0) {
            return elsewhere;
        }
        return startNanos == 0 ? 0 : (System.nanoTime() - startNanos) / 1e9;
    }

    private void tell(Phase phase, long rows, long rejected, String message, ExitCode exit) {
        lastNanos = System.nanoTime();
        listener.on(new ProgressEvent(
                stage, phase, rows, total, rejected, seconds(), message, exit == null ? null : exit.code()));
    }
}
