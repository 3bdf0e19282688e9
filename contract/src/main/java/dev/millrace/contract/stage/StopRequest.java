package dev.millrace.contract.stage;

/**
 * Asks the work to stop where it can be stopped, instead of being cut off, so that it leaves nothing half-written.
 *
 * <p>Threads are not interrupted: that would close the channels of the files being written under their writers' hands.
 */
public final class StopRequest {
    private volatile boolean asked;

    /** A request that is made when the process is told to end, by a signal or by {@link System#exit}. */
    public static StopRequest onShutdown() {
        StopRequest request = new StopRequest();
        Runtime.getRuntime().addShutdownHook(new Thread(request::ask, "stop-request"));
        return request;
    }

    /** Asks; from any thread. */
    public void ask() {
        asked = true;
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
}
