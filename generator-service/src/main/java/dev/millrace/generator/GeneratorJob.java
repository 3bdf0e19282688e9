package dev.millrace.generator;

import dev.millrace.contract.stage.LauncherWatch;
import dev.millrace.contract.stage.Progress;
import dev.millrace.contract.stage.StageRun;
import dev.millrace.contract.stage.StopRequest;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.enterprise.context.ApplicationScoped;

/** Generates one batch and ends with its exit code. */
@ApplicationScoped
public class GeneratorJob implements QuarkusApplication {
    private final GeneratorSettings settings;

    GeneratorJob(GeneratorSettings settings) {
        this.settings = settings;
    }

    @Override
    public int run(String... args) {
        StopRequest stop = StopRequest.onShutdown();
        if (settings.launched()) {
            LauncherWatch.start(System.in, stop::ask);
        }
        Progress progress =
                new Progress(GeneratorMain.STAGE, settings.progress().listener(System.out));
        return new StageRun(progress, GeneratorMain::log)
                .run(() -> new GenerateBatch(GenerateRequest.of(settings), progress, stop).run())
                .code();
    }
}
