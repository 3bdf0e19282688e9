package dev.millrace.generator;

import dev.millrace.contract.stage.Progress;
import dev.millrace.contract.stage.Stage;
import dev.millrace.contract.stage.StopRequest;
import dev.millrace.runtime.process.StageJob;
import jakarta.enterprise.context.ApplicationScoped;

/** Generates one batch. */
@ApplicationScoped
public class GeneratorJob implements StageJob {
    private final GeneratorSettings settings;

    GeneratorJob(GeneratorSettings settings) {
        this.settings = settings;
    }

    @Override
    public Stage stage() {
        return Stage.GENERATE;
    }

    @Override
    public void run(Progress progress, StopRequest stop) {
        new GenerateBatch(GenerateRequest.of(settings), progress, stop).run(manifest -> {});
    }
}
