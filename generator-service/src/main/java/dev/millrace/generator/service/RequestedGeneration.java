package dev.millrace.generator.service;

import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.contract.stage.Shard;
import dev.millrace.contract.stage.Stage;
import dev.millrace.generator.GenerateBatch;
import dev.millrace.generator.GenerateRequest;
import dev.millrace.generator.GeneratorSettings;
import dev.millrace.runtime.batch.BatchState;
import dev.millrace.runtime.batch.BatchStatus;
import dev.millrace.runtime.batch.GenerateOrder;
import dev.millrace.runtime.stage.StageHandler;
import dev.millrace.runtime.stage.StageTask;
import jakarta.enterprise.context.ApplicationScoped;

/** Generates the rows of one batch that was asked for, as a job would. */
@ApplicationScoped
public class RequestedGeneration implements StageHandler {
    private final GeneratorSettings settings;

    RequestedGeneration(GeneratorSettings settings) {
        this.settings = settings;
    }

    @Override
    public Stage stage() {
        return Stage.GENERATE;
    }

    @Override
    public boolean isNext(BatchStatus status) {
        boolean isWanted = !status.state().isFinal() && status.state() != BatchState.CANCELLING;
        return isWanted && !status.isPast(Stage.GENERATE);
    }

    @Override
    public void run(StageTask task) {
        GenerateOrder order = task.request().generate();
        GenerateRequest request = new GenerateRequest(
                new OutDirectory(settings.out()),
                order.rows(),
                order.seed(),
                order.file(task.request().dataset()).defects(),
                Shard.WHOLE,
                settings.threads().orElse(Runtime.getRuntime().availableProcessors()));
        new GenerateBatch(request, task.progress(), task.stop()).run(manifest -> task.identify(manifest.batch()));
    }
}
