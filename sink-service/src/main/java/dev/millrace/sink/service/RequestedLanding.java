package dev.millrace.sink.service;

import java.util.function.Consumer;

import dev.millrace.contract.kafka.KafkaCluster;
import dev.millrace.contract.kafka.StageTask;
import dev.millrace.contract.service.RequestedBatch;
import dev.millrace.contract.stage.Gate;
import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.contract.stage.Shard;
import dev.millrace.sink.LandBatch;
import dev.millrace.sink.LandRequest;
import dev.millrace.sink.RowFlow;
import dev.millrace.sink.SinkSettings;

/** Lands one batch that was asked for, as a job would. */
final class RequestedLanding implements Consumer<StageTask> {
    private final KafkaCluster cluster;
    private final RowFlow flow;
    private final SinkSettings settings;

    RequestedLanding(KafkaCluster cluster, RowFlow flow, SinkSettings settings) {
        this.cluster = cluster;
        this.flow = flow;
        this.settings = settings;
    }

    @Override
    public void accept(StageTask task) {
        OutDirectory data = new OutDirectory(settings.out());
        LandRequest request = new LandRequest(
                new RequestedBatch(task.request(), data).source(),
                task.status().batch(),
                data,
                Shard.WHOLE,
                settings.rowsPerFile(),
                settings.deadline());
        Gate gate = new Gate(settings.deadline(), task.progress(), task.stop());
        new LandBatch(cluster, flow, gate, task.progress(), task.stop()).run(request);
    }
}
