package dev.millrace.generator.service;

import java.util.function.Consumer;

import dev.millrace.contract.kafka.StageTask;
import dev.millrace.contract.service.GenerateOrder;
import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.contract.stage.Shard;
import dev.millrace.generator.GenerateBatch;
import dev.millrace.generator.GenerateRequest;
import dev.millrace.generator.GeneratorSettings;

/** Generates the rows of one batch that was asked for, as a job would. */
final class RequestedGeneration implements Consumer<StageTask> {
    private final GeneratorSettings settings;

    RequestedGeneration(GeneratorSettings settings) {
        this.settings = settings;
    }

    @Override
    public void accept(StageTask task) {
        GenerateOrder order = task.request().generate();
        GenerateRequest request = new GenerateRequest(
                new OutDirectory(settings.out()),
                order.rows(),
                order.seed(),
                order.file(task.request().dataset()).defects(),
                Shard.WHOLE,
                settings.threads().orElse(Runtime.getRuntime().availableProcessors()));
        new GenerateBatch(request, task.progress(), task.stop()).run(manifest -> task.isAbout(manifest.batch()));
    }
}
