package dev.millrace.sink.service;

import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.contract.stage.Phase;
import dev.millrace.contract.stage.Shard;
import dev.millrace.contract.stage.Stage;
import dev.millrace.contract.wire.BatchRecord.Failed;
import dev.millrace.kafka.KafkaCluster;
import dev.millrace.runtime.batch.BatchState;
import dev.millrace.runtime.batch.BatchStatus;
import dev.millrace.runtime.batch.RequestedBatch;
import dev.millrace.runtime.stage.StageHandler;
import dev.millrace.runtime.stage.StageTask;
import dev.millrace.sink.SinkSettings;
import dev.millrace.sink.land.LandBatch;
import dev.millrace.sink.land.LandRequest;
import dev.millrace.sink.rows.RowConsumer;
import jakarta.enterprise.context.ApplicationScoped;

/** Lands one batch that was asked for, as a job would; or removes what has landed of one that was given up. */
@ApplicationScoped
public class RequestedLanding implements StageHandler {
    private final KafkaCluster cluster;
    private final RowConsumer channel;
    private final SinkSettings settings;

    RequestedLanding(KafkaCluster cluster, RowConsumer channel, SinkSettings settings) {
        this.cluster = cluster;
        this.channel = channel;
        this.settings = settings;
    }

    @Override
    public Stage stage() {
        return Stage.SINK;
    }

    @Override
    public boolean isNext(BatchStatus status) {
        return isGivenUp(status) ? hasBegun(status) : canLand(status);
    }

    /** The landing itself would wait for a batch that was given up to be begun anew. */
    @Override
    public boolean goesOn(BatchStatus now) {
        return !isGivenUp(now);
    }

    private static boolean isGivenUp(BatchStatus status) {
        return status.ledger().filter(Failed.class::isInstance).isPresent();
    }

    private static boolean hasBegun(BatchStatus status) {
        return status.stage(Stage.SINK)
                .filter(sink -> sink.phase() == Phase.WAITING || sink.phase() == Phase.RUNNING)
                .isPresent();
    }

    /** As soon as the first row may be there: rows land while others are still sent. */
    private static boolean canLand(BatchStatus status) {
        return status.state() == BatchState.RUNNING && status.ledger().isPresent() && !status.isPast(Stage.SINK);
    }

    @Override
    public void run(StageTask task) {
        OutDirectory data = new OutDirectory(settings.out());
        LandRequest request = new LandRequest(
                new RequestedBatch(task.request(), data).source(),
                task.status().batch(),
                data,
                Shard.WHOLE,
                settings.rowsPerFile(),
                settings.deadline());
        LandBatch landing = new LandBatch(cluster, channel, task.progress(), task.stop());
        if (isGivenUp(task.status())) {
            throw landing.discard(request, task.status().batch().orElseThrow());
        }
        landing.run(request);
    }
}
