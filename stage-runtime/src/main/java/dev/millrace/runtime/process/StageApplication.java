package dev.millrace.runtime.process;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.LauncherWatch;
import dev.millrace.contract.stage.RunMode;
import dev.millrace.contract.stage.Stage;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.contract.stage.StageLifecycle;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/**
 * The two lives of a service's process: one batch and its exit code, or staying up until it is told to end. The settings
 * choose once Quarkus is up, because only then dev mode has its say.
 */
@ApplicationScoped
public class StageApplication implements QuarkusApplication {
    private static final Logger LOG = Logger.getLogger(StageApplication.class);

    private final StageSettings settings;
    private final StageJob job;
    private final StageLifecycle lifecycle;

    StageApplication(StageSettings settings, StageJob job) {
        this.settings = settings;
        this.job = job;
        this.lifecycle = lifecycle(job.stage());
    }

    @Override
    public int run(String... args) {
        return settings.mode() == RunMode.SERVICE ? stayUp() : work();
    }

    private int work() {
        if (settings.launched()) {
            lifecycle.endWith(System.in);
        }
        return lifecycle.live(settings.progress(), job::run).code();
    }

    /** What there is to do, the workers find and do. */
    private int stayUp() {
        if (settings.launched()) {
            LauncherWatch.start(System.in, Quarkus::asyncExit);
        }
        Quarkus.waitForExit();
        return 0;
    }

    /** On a signal, Quarkus stops under the hands of the work and then ends the process: this makes it wait. */
    void beforeTheEnd(@Observes ShutdownEvent event) {
        lifecycle.end();
    }

    static StageLifecycle lifecycle(Stage stage) {
        return new StageLifecycle(stage.word(), StageApplication::log);
    }

    /** A bug's trace goes to the log; of anything else the sentence says enough. */
    private static void log(Throwable failure) {
        if (failure instanceof StageFailure known && known.exitCode() != ExitCode.BUG) {
            LOG.debug("The stage ended early", failure);
        } else {
            LOG.error("The stage failed", failure);
        }
    }
}
