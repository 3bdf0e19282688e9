package dev.millrace.sink;

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
import dev.millrace.kafka.KafkaCluster;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Lands one batch and ends. */
@ApplicationScoped
public class SinkJob implements QuarkusApplication {
    private final StageLifecycle life = SinkMain.life();
    private final SinkSettings settings;
    private final Map<String, Object> kafka;
    private final RowConsumer flow;

    /**
     * @param settings what to land
     * @param kafka how clients reach the broker
     * @param flow where the rows come from
     */
    SinkJob(
            SinkSettings settings,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            ChannelConsumer flow) {
        this.settings = settings;
        this.kafka = kafka;
        this.flow = flow;
    }

    @Override
    public int run(String... args) {
        if (settings.launched()) {
            life.endWith(System.in);
        }
        return life.live(settings.progress(), this::land).code();
    }

    /** On a signal, Quarkus stops under the hands of the work and then ends the process: this makes it wait. */
    void beforeTheEnd(@Observes ShutdownEvent event) {
        life.end();
    }

    private void land(Progress progress, StopRequest stop) {
        LandRequest request = request();
        try (KafkaCluster cluster = new KafkaCluster(kafka)) {
            Gate gate = new Gate(settings.deadline(), progress, stop);
            new LandBatch(cluster, flow, gate, progress, stop).run(request);
        }
    }

    private LandRequest request() {
        DatasetDefinition definition = new DatasetFile().load(settings.dataset());
        OutDirectory out = new OutDirectory(settings.out());
        try {
            return new LandRequest(
                    BatchSource.of(definition, settings.input(), out, generated(definition)),
                    settings.batch(),
                    out,
                    Shard.of(settings.shard(), System.getenv()),
                    settings.rowsPerFile(),
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
