package dev.millrace.cli;

/** Tidies up when a person stops this program, until it is closed. */
final class StopHook implements AutoCloseable {
    private final Thread hook;

    private StopHook(Thread hook) {
        this.hook = hook;
    }

    /**
     * Prepares for Ctrl-C.
     *
     * @param tidy what to do then
     */
    static StopHook arm(Runnable tidy) {
        Thread hook = new Thread(tidy, "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        return new StopHook(hook);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // This program is being ended: the hook has the word, and this thread waits for the end in silence.
            waitForEver();
        }
    }

    private static void waitForEver() {
        try {
            Thread.currentThread().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
