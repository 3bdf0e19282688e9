package dev.millrace.ingest;

import java.util.Map;

import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.dataset.DatasetFile;
import dev.millrace.contract.manifest.BatchSource;
import dev.millrace.contract.manifest.Defects;
import dev.millrace.contract.manifest.GeneratedFile;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.Gate;
import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.contract.stage.Progress;
import dev.millrace.contract.stage.Shard;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.contract.stage.StageLifecycle;
import dev.millrace.contract.stage.StopRequest;
import dev.millrace.ingest.batch.IngestBatch;
import dev.millrace.ingest.batch.IngestRequest;
import dev.millrace.ingest.batch.MaxRejected;
import dev.millrace.ingest.rows.RowChannel;
import dev.millrace.kafka.KafkaCluster;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Ingests one batch and ends. */
@ApplicationScoped
public class IngestJob implements QuarkusApplication {
    private final StageLifecycle life = IngestMain.life();
    private final IngestSettings settings;
    private final Map<String, Object> kafka;
    private final RowChannel rows;

    /**
     * @param settings what to ingest
     * @param kafka how clients reach the broker
     * @param rows how rows get there
     */
    IngestJob(IngestSettings settings, @Identifier("default-kafka-broker") Map<String, Object> kafka, RowChannel rows) {
        this.settings = settings;
        this.kafka = kafka;
        this.rows = rows;
    }

    @Override
    public int run(String... args) {
        if (settings.launched()) {
            life.endWith(System.in);
        }
        return life.live(settings.progress(), this::ingest).code();
    }

    /** On a signal, Quarkus stops under the hands of the work and then ends the process: this makes it wait. */
    void beforeTheEnd(@Observes ShutdownEvent event) {
        life.end();
    }

    private void ingest(Progress progress, StopRequest stop) {
        IngestRequest request = request();
        try (KafkaCluster cluster = new KafkaCluster(kafka)) {
            Gate gate = new Gate(settings.deadline(), progress, stop);
            new IngestBatch(cluster, rows, gate, progress, stop).run(request);
        }
    }

    private IngestRequest request() {
        DatasetDefinition definition = new DatasetFile().load(settings.dataset());
        OutDirectory out = new OutDirectory(settings.out());
        try {
            return new IngestRequest(
                    BatchSource.of(definition, settings.input(), out, generated(definition)),
                    out,
                    settings.wire(),
                    settings.rowsPerTransaction(),
                    new MaxRejected(settings.maxRejected()),
                    settings.partitions(),
                    settings.replays(),
                    Shard.of(settings.shard(), System.getenv()),
                    settings.deadline());
        } catch (IllegalArgumentException e) {
            throw new StageFailure(ExitCode.USAGE, e.getMessage(), e);
        }
    }

    private GeneratedFile generated(DatasetDefinition definition) {
        Defects defects = Defects.of(settings.defects(), settings.defectKinds());
        return new GeneratedFile(definition.name(), settings.rows(), settings.seed(), defects);
    }
}
