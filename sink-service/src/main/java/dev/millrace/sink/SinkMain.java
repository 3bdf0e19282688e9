package dev.millrace.sink;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts the process. */
@QuarkusMain
public final class SinkMain {
    private SinkMain() {}

    /** Runs the job, which decides how the process exits. */
    public static void main(String... args) {
        Quarkus.run(SinkJob.class, args);
    }
}
