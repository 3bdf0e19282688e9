package dev.millrace.contract.stage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Ends a child process with its launcher, even one that was killed: the launcher holds the other end of standard input,
 * and when it is gone the operating system closes it.
 */
public final class LauncherWatch {
    private LauncherWatch() {}

    /** Watches from a daemon thread of its own what the launcher holds open. */
    public static void start(InputStream input, Runnable whenGone) {
        Thread watch = new Thread(
                () -> {
                    try {
                        // The launcher says nothing; it is there as long as reading blocks.
                        input.transferTo(OutputStream.nullOutputStream());
                    } catch (IOException e) {
                        // A pipe that breaks is a launcher that is gone.
                    }
                    whenGone.run();
                },
                "launcher-watch");
        watch.setDaemon(true);
        watch.start();
    }
}
