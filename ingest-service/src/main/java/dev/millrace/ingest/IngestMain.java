package dev.millrace.ingest;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts the process. */
@QuarkusMain
public final class IngestMain {
    private IngestMain() {}

    /** Runs the job, which decides how the process exits. */
    public static void main(String... args) {
        Quarkus.run(IngestJob.class, args);
    }
}
