package dev.millrace.generator;

import dev.millrace.contract.stage.StageLifecycle;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Generates one batch and ends with its exit code. */
@ApplicationScoped
public class GeneratorJob implements QuarkusApplication {
    private final StageLifecycle life = GeneratorMain.life();
    private final GeneratorSettings settings;

    GeneratorJob(GeneratorSettings settings) {
        this.settings = settings;
    }

    @Override
    public int run(String... args) {
        if (settings.launched()) {
            life.endWith(System.in);
        }
        return life.live(
                        settings.progress(),
                        (progress, stop) -> new GenerateBatch(GenerateRequest.of(settings), progress, stop).run())
                .code();
    }

    /** On a signal, Quarkus stops under the hands of the work and then ends the process: this makes it wait. */
    void beforeTheEnd(@Observes ShutdownEvent event) {
        life.end();
    }
}
