package dev.millrace.contract.stage;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * Asks the work to stop where it can be stopped, instead of being cut off, so that it leaves nothing half-written.
 *
 * <p>Threads are not interrupted: that would close the channels of the files being written under their writers' hands.
 */
public final class StopRequest {
    private volatile boolean asked;
    private boolean working;

    /** Does the work that can be asked to stop. */
    public <T> T during(Supplier<T> work) {
        working(true);
        try {
            return work.get();
        } finally {
            working(false);
        }
    }

    /** Makes the next {@link #check} end the work; from any thread. */
    public void ask() {
        asked = true;
    }

    /**
     * Asks, and waits until the work has ended; returns at once if there is none. For the thread that ends the process: when
     * it returns, there is no time left. It waits no longer than the grace period.
     */
    public synchronized void askAndWait(Duration gracePeriod) {
        ask();
        long end = System.nanoTime() + gracePeriod.toNanos();
        try {
            for (long left = gracePeriod.toMillis();
                    working && left > 0;
                    left = (end - System.nanoTime()) / 1_000_000) {
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the work goes on. */
    public synchronized boolean isWorking() {
        return working;
    }

    /**
     * Ends the work here if that was asked for; costs no more than reading a field.
     *
     * @throws StageFailure with code 75
     */
    public void check() {
        if (asked) {
            throw new StageFailure(ExitCode.TRY_AGAIN, "Stopped before the end: the same command again does the work.");
        }
    }

    /**
     * Lets time pass, unless the work is asked to stop.
     *
     * @param meanwhile what the work does, for whoever interrupts the thread
     * @throws StageFailure with code 75 if asked to stop, or interrupted
     */
    public void pause(Duration time, String meanwhile) {
        check();
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StageFailure(ExitCode.TRY_AGAIN, "Stopped while %s.".formatted(meanwhile), e);
        }
    }

    private synchronized void working(boolean now) {
        working = now;
        notifyAll();
    }
}
