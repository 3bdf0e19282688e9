package dev.millrace.ingest;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.RunMode;
import dev.millrace.contract.stage.Stage;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.contract.stage.StageLifecycle;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import org.jboss.logging.Logger;

/** Starts Quarkus, and makes its ends ours: one sentence and an exit code, even where a setting kept it from starting. */
@QuarkusMain
public final class IngestMain {
    private IngestMain() {}

    /** Runs the job, which decides how the process exits, or else stays up as a service. */
    public static void main(String... args) {
        chooseProfile();
        Quarkus.run(IngestLife.class, IngestMain::exit, args);
    }

    private static void chooseProfile() {
        try {
            if (RunMode.chosen() == RunMode.SERVICE) {
                // Before Quarkus reads its configuration; the profile's settings are in application-service.properties.
                System.setProperty("quarkus.profile", "service");
            }
        } catch (StageFailure failure) {
            System.exit(life().dieAtBirth(failure).code());
        }
    }

    private static void exit(int code, Throwable failedStart) {
        if (LaunchMode.current() == LaunchMode.DEVELOPMENT) {
            // After every change it ends the service and starts it again, in this very process.
            return;
        }
        System.exit(failedStart == null ? code : life().dieAtBirth(failedStart).code());
    }

    static StageLifecycle life() {
        return new StageLifecycle(Stage.INGEST, IngestMain::log);
    }

    /** A bug's trace goes to the log; of anything else the sentence says enough. */
    private static void log(Throwable failure) {
        Logger log = Logger.getLogger(IngestMain.class);
        if (failure instanceof StageFailure known && known.exitCode() != ExitCode.BUG) {
            log.debug("The stage ended early", failure);
        } else {
            log.error("The stage failed", failure);
        }
    }
}
