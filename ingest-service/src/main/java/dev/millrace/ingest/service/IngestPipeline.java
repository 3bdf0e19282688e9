package dev.millrace.ingest.service;

import java.util.Map;

import dev.millrace.contract.stage.RunMode;
import dev.millrace.ingest.IngestSettings;
import dev.millrace.ingest.rows.RowChannel;
import dev.millrace.kafka.KafkaCluster;
import dev.millrace.runtime.stage.StageService;
import dev.millrace.runtime.telemetry.StageTelemetry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Ingests what was asked for, for as long as the service is up. */
@ApplicationScoped
public class IngestPipeline {

    private final IngestSettings settings;
    private final Map<String, Object> kafka;
    private final RowChannel rows;
    private final StageTelemetry watch;
    private StageService service;

    /**
     * @param settings where the data lies
     * @param kafka how clients reach the broker
     * @param rows how rows get there
     * @param watch looks on
     */
    IngestPipeline(
            IngestSettings settings,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            RowChannel rows,
            StageTelemetry watch) {
        this.settings = settings;
        this.kafka = kafka;
        this.rows = rows;
        this.watch = watch;
    }

    void begin(@Observes StartupEvent event) {
        if (settings.mode() == RunMode.SERVICE) {
            service = new StageService(new KafkaCluster(kafka), watch, watch::log);
            watch.over(service);
            service.takeOn(RequestedIngest.STAGE, new RequestedIngest(service.cluster(), rows, settings));
            service.start();
        }
    }

    /** What the service is made of. */
    public StageService service() {
        return service;
    }

    void end(@Observes ShutdownEvent event) {
        if (service != null) {
            service.close();
        }
    }
}
