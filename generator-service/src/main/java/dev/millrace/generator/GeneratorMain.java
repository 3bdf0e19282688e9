package dev.millrace.generator;

import dev.millrace.contract.stage.Stage;
import dev.millrace.runtime.process.StageMain;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Where the process begins. */
@QuarkusMain
public final class GeneratorMain {
    private GeneratorMain() {}

    /** Does one batch and exits with its code, or stays up as a service. */
    public static void main(String... args) {
        new StageMain(Stage.GENERATE).run(args);
    }
}
