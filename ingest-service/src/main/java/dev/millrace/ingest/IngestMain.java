package dev.millrace.ingest;

import dev.millrace.contract.stage.Stage;
import dev.millrace.runtime.process.StageMain;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Where the process begins. */
@QuarkusMain
public final class IngestMain {
    private IngestMain() {}

    /** Does one batch and exits with its code, or stays up as a service. */
    public static void main(String... args) {
        new StageMain(Stage.INGEST).run(args);
    }
}
