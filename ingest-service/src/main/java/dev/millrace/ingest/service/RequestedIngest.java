package dev.millrace.ingest.service;

import java.util.Optional;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.Gate;
import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.contract.stage.Shard;
import dev.millrace.contract.stage.Stage;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.contract.wire.BatchRecord.Completed;
import dev.millrace.ingest.IngestSettings;
import dev.millrace.ingest.batch.IngestBatch;
import dev.millrace.ingest.batch.IngestRequest;
import dev.millrace.ingest.batch.MaxRejected;
import dev.millrace.ingest.rows.RowChannel;
import dev.millrace.kafka.KafkaCluster;
import dev.millrace.runtime.batch.BatchRequest;
import dev.millrace.runtime.batch.BatchState;
import dev.millrace.runtime.batch.BatchStatus;
import dev.millrace.runtime.batch.RequestedBatch;
import dev.millrace.runtime.stage.StageHandler;
import dev.millrace.runtime.stage.StageTask;
import jakarta.enterprise.context.ApplicationScoped;

/** Ingests one batch that was asked for, as a job would; or gives it up if it is wanted no more. */
@ApplicationScoped
public class RequestedIngest implements StageHandler {
    private final KafkaCluster cluster;
    private final RowChannel rows;
    private final IngestSettings settings;

    RequestedIngest(KafkaCluster cluster, RowChannel rows, IngestSettings settings) {
        this.cluster = cluster;
        this.rows = rows;
        this.settings = settings;
    }

    @Override
    public Stage stage() {
        return Stage.INGEST;
    }

    @Override
    public boolean isNext(BatchStatus status) {
        boolean hasFile = status.isPast(Stage.GENERATE) || status.state() == BatchState.CANCELLING;
        return !status.state().isFinal() && !status.isPast(Stage.INGEST) && hasFile;
    }

    @Override
    public void run(StageTask task) {
        Gate gate = new Gate(settings.deadline(), task.progress(), task.stop());
        IngestBatch ingest = new IngestBatch(cluster, rows, gate, task.progress(), task.stop());
        boolean isIn =
                task.status().ledger().filter(Completed.class::isInstance).isPresent();
        // A cancellation may come between the last commit and the news of it.
        if (!task.request().cancelled() || isIn) {
            ingest.run(request(task.request()));
            return;
        }
        StageFailure why = new StageFailure(ExitCode.REFUSED, "Cancelled.");
        if (task.status().ledger().isPresent()) {
            throw ingest.giveUp(request(task.request()), why);
        }
        throw why;
    }

    private IngestRequest request(BatchRequest asked) {
        OutDirectory data = new OutDirectory(settings.out());
        return new IngestRequest(
                new RequestedBatch(asked, data).source(),
                data,
                asked.wire(),
                settings.rowsPerTransaction(),
                new MaxRejected(asked.maxRejected()),
                settings.partitions(),
                Optional.empty(),
                Shard.WHOLE,
                settings.deadline());
    }
}
