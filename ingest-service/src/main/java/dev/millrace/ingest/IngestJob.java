package dev.millrace.ingest;

import java.util.Map;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.Gate;
import dev.millrace.contract.stage.Progress;
import dev.millrace.contract.stage.Stage;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.contract.stage.StopRequest;
import dev.millrace.ingest.batch.IngestBatch;
import dev.millrace.ingest.batch.IngestRequest;
import dev.millrace.ingest.batch.MaxRejected;
import dev.millrace.ingest.rows.RowChannel;
import dev.millrace.kafka.KafkaCluster;
import dev.millrace.runtime.process.ConfiguredBatch;
import dev.millrace.runtime.process.StageJob;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;

/** Ingests one batch. */
@ApplicationScoped
public class IngestJob implements StageJob {
    private final IngestSettings settings;
    private final Map<String, Object> kafka;
    private final RowChannel rows;

    IngestJob(IngestSettings settings, @Identifier("default-kafka-broker") Map<String, Object> kafka, RowChannel rows) {
        this.settings = settings;
        this.kafka = kafka;
        this.rows = rows;
    }

    @Override
    public Stage stage() {
        return Stage.INGEST;
    }

    @Override
    public void run(Progress progress, StopRequest stop) {
        IngestRequest request = request();
        try (KafkaCluster cluster = new KafkaCluster(kafka)) {
            Gate gate = new Gate(settings.deadline(), progress, stop);
            new IngestBatch(cluster, rows, gate, progress, stop).run(request);
        }
    }

    private IngestRequest request() {
        ConfiguredBatch batch = new ConfiguredBatch(settings);
        try {
            return new IngestRequest(
                    batch.source(),
                    batch.out(),
                    settings.wire(),
                    settings.rowsPerTransaction(),
                    new MaxRejected(settings.maxRejected()),
                    settings.partitions(),
                    settings.replays(),
                    batch.shard(),
                    settings.deadline());
        } catch (IllegalArgumentException e) {
            throw new StageFailure(ExitCode.USAGE, e.getMessage(), e);
        }
    }
}
