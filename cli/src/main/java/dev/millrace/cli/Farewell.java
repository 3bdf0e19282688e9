package dev.millrace.cli;

import dev.millrace.cli.view.ProgressView;

/** What a person is told who stops watching: the cluster goes on without him. */
final class Farewell implements AutoCloseable {
    private final Thread hook;

    private Farewell(Thread hook) {
        this.hook = hook;
    }

    /**
     * Prepares for Ctrl-C.
     *
     * @param view what is on the screen meanwhile
     * @param place where the work goes on
     */
    static Farewell arm(ProgressView view, String place) {
        Thread hook = new Thread(
                () -> {
                    view.close();
                    System.err.println(("\nStopped watching: what was started in %s goes on. ./millrace"
                                    + " status shows how far it is, ./millrace results brings the report, and ./millrace undeploy ends it.")
                            .formatted(place));
                },
                "farewell");
        Runtime.getRuntime().addShutdownHook(hook);
        return new Farewell(hook);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // This program is being ended: the hook has the word.
        }
    }
}
