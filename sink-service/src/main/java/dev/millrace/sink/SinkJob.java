package dev.millrace.sink;

import java.util.Map;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.Progress;
import dev.millrace.contract.stage.Stage;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.contract.stage.StopRequest;
import dev.millrace.kafka.KafkaCluster;
import dev.millrace.runtime.process.ConfiguredBatch;
import dev.millrace.runtime.process.StageJob;
import dev.millrace.sink.land.LandBatch;
import dev.millrace.sink.land.LandRequest;
import dev.millrace.sink.rows.RowConsumer;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;

/** Lands one batch. */
@ApplicationScoped
public class SinkJob implements StageJob {
    private final SinkSettings settings;
    private final Map<String, Object> kafka;
    private final RowConsumer rows;

    SinkJob(SinkSettings settings, @Identifier("default-kafka-broker") Map<String, Object> kafka, RowConsumer rows) {
        this.settings = settings;
        this.kafka = kafka;
        this.rows = rows;
    }

    @Override
    public Stage stage() {
        return Stage.SINK;
    }

    @Override
    public void run(Progress progress, StopRequest stop) {
        LandRequest request = request();
        try (KafkaCluster cluster = new KafkaCluster(kafka)) {
            new LandBatch(cluster, rows, progress, stop).run(request);
        }
    }

    private LandRequest request() {
        ConfiguredBatch batch = new ConfiguredBatch(settings);
        try {
            return new LandRequest(
                    batch.source(),
                    settings.batch(),
                    batch.out(),
                    batch.shard(),
                    settings.rowsPerFile(),
                    settings.deadline());
        } catch (IllegalArgumentException e) {
            throw new StageFailure(ExitCode.USAGE, e.getMessage(), e);
        }
    }
}
