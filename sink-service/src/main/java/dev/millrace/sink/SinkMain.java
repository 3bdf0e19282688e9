package dev.millrace.sink;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.RunMode;
import dev.millrace.contract.stage.Stage;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.contract.stage.StageLifecycle;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import org.jboss.logging.Logger;

/** Starts Quarkus, and makes its ends ours: one sentence and an exit code, even where a setting kept it from starting. */
@QuarkusMain
public final class SinkMain {
    private SinkMain() {}

    /** Runs the job, which decides how the process exits, or else stays up as a service. */
    public static void main(String... args) {
        Quarkus.run(isService() ? SinkService.class : SinkJob.class, SinkMain::exit, args);
    }

    private static boolean isService() {
        try {
            if (RunMode.chosen() == RunMode.JOB) {
                return false;
            }
        } catch (StageFailure failure) {
            System.exit(life().dieAtBirth(failure).code());
        }
        // Before Quarkus reads its configuration; the profile's settings are in application-service.properties.
        System.setProperty("quarkus.profile", "service");
        return true;
    }

    private static void exit(int code, Throwable failedStart) {
        System.exit(failedStart == null ? code : life().dieAtBirth(failedStart).code());
    }

    static StageLifecycle life() {
        return new StageLifecycle(Stage.SINK, SinkMain::log);
    }

    /** A bug's trace goes to the log; of anything else the sentence says enough. */
    private static void log(Throwable failure) {
        Logger log = Logger.getLogger(SinkMain.class);
        if (failure instanceof StageFailure known && known.exitCode() != ExitCode.BUG) {
            log.debug("The stage ended early", failure);
        } else {
            log.error("The stage failed", failure);
        }
    }
}
