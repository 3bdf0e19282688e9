package dev.millrace.generator;

import java.time.Duration;

import dev.millrace.contract.stage.LauncherWatch;
import dev.millrace.contract.stage.Progress;
import dev.millrace.contract.stage.StageRun;
import dev.millrace.contract.stage.StopRequest;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Generates one batch and ends with its exit code. */
@ApplicationScoped
public class GeneratorJob implements QuarkusApplication {
    /** Less than a pod's usual grace period, after which it is killed. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final GeneratorSettings settings;
    private final StopRequest stop = new StopRequest();

    GeneratorJob(GeneratorSettings settings) {
        this.settings = settings;
    }

    @Override
    public int run(String... args) {
        if (settings.launched()) {
            LauncherWatch.start(System.in, stop::ask);
        }
        Progress progress =
                new Progress(GeneratorMain.STAGE, settings.progress().listener(System.out));
        StageRun stage = new StageRun(progress, GeneratorMain::log);
        return stop.during(() -> stage.run(() -> new GenerateBatch(GenerateRequest.of(settings), progress, stop).run()))
                .code();
    }

    /** On a signal, Quarkus stops under the hands of the work and then ends the process: this makes it wait. */
    void beforeTheEnd(@Observes ShutdownEvent event) {
        stop.askAndWait(PATIENCE);
    }
}
