package dev.millrace.generator;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.FailedStart;
import dev.millrace.contract.stage.Progress;
import dev.millrace.contract.stage.ProgressFormat;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.contract.stage.StageRun;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import org.jboss.logging.Logger;

/** Starts Quarkus, and makes its ends ours: one sentence and an exit code, even where a setting kept it from starting. */
@QuarkusMain
public final class GeneratorMain {
    static final String STAGE = "generate";

    private GeneratorMain() {}

    public static void main(String... args) {
        Quarkus.run(GeneratorJob.class, GeneratorMain::exit, args);
    }

    private static void exit(int code, Throwable failedStart) {
        System.exit(failedStart == null ? code : tell(failedStart).code());
    }

    private static ExitCode tell(Throwable failedStart) {
        // The settings are what could not be read, so this one is looked up by hand.
        ProgressFormat format = ProgressFormat.named(System.getenv("MILLRACE_PROGRESS"));
        return new StageRun(new Progress(STAGE, format.listener(System.out)), GeneratorMain::log).run(() -> {
            throw FailedStart.of(failedStart);
        });
    }

    /** A bug's trace goes to the log; of anything else the sentence says enough. */
    static void log(Throwable failure) {
        Logger log = Logger.getLogger(GeneratorMain.class);
        if (failure instanceof StageFailure known && known.exitCode() != ExitCode.BUG) {
            log.debug("The stage ended early", failure);
        } else {
            log.error("The stage failed", failure);
        }
    }
}
