package dev.millrace.runtime.process;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.ProgressFormat;
import dev.millrace.contract.stage.RunMode;
import dev.millrace.contract.stage.Stage;
import dev.millrace.contract.stage.StageFailure;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;

/** Starts Quarkus, and makes its ends ours: one sentence and an exit code, even where a setting kept it from starting. */
public final class StageMain {
    private final Stage stage;

    public StageMain(Stage stage) {
        this.stage = stage;
    }

    /** Runs the process to its end: returns in dev mode alone, which starts the service again after every change. */
    public void run(String... args) {
        chooseProfile();
        Quarkus.run(StageApplication.class, this::exit, args);
    }

    private void chooseProfile() {
        try {
            if (RunMode.chosen() == RunMode.SERVICE) {
                // Before Quarkus reads its configuration; the profile's settings are in application-service.properties.
                System.setProperty("quarkus.profile", "service");
            }
        } catch (StageFailure failure) {
            exitUnborn(failure);
        }
    }

    private void exit(int code, Throwable failedStart) {
        if (LaunchMode.current() == LaunchMode.DEVELOPMENT) {
            return;
        }
        if (failedStart != null) {
            exitUnborn(failedStart);
        }
        System.exit(code);
    }

    /** Tells why the work could not even begin, which is nearly always a setting that cannot be. */
    private void exitUnborn(Throwable failedStart) {
        // The settings are what could not be read, so this one is looked up by hand.
        ProgressFormat format = ProgressFormat.named(System.getenv("MILLRACE_PROGRESS"));
        ExitCode code = StageApplication.lifecycle(stage).live(format, (progress, stop) -> {
            throw FailedStart.of(failedStart);
        });
        System.exit(code.code());
    }
}
