package dev.millrace.generator;

import dev.millrace.contract.stage.LauncherWatch;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.enterprise.context.ApplicationScoped;

/** Stays up until it is told to end; what there is to do, {@code service} finds and does. */
@ApplicationScoped
public class GeneratorService implements QuarkusApplication {
    private final GeneratorSettings settings;

    GeneratorService(GeneratorSettings settings) {
        this.settings = settings;
    }

    @Override
    public int run(String... args) {
        if (settings.launched()) {
            LauncherWatch.start(System.in, Quarkus::asyncExit);
        }
        Quarkus.waitForExit();
        return 0;
    }
}
