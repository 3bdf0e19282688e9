package dev.millrace.generator.service;

import java.util.Map;

import dev.millrace.contract.stage.RunMode;
import dev.millrace.generator.GeneratorSettings;
import dev.millrace.kafka.KafkaCluster;
import dev.millrace.runtime.stage.StageService;
import dev.millrace.runtime.telemetry.StageTelemetry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;

/** Generates what was asked for, for as long as the service is up. */
@ApplicationScoped
public class GeneratorPipeline {

    private final GeneratorSettings settings;
    private final Instance<Map<String, Object>> kafka;
    private final StageTelemetry watch;
    private StageService service;

    /**
     * @param settings where the data lies
     * @param kafka how clients reach the broker; a job needs none
     * @param watch looks on
     */
    GeneratorPipeline(
            GeneratorSettings settings,
            @Identifier("default-kafka-broker") Instance<Map<String, Object>> kafka,
            StageTelemetry watch) {
        this.settings = settings;
        this.kafka = kafka;
        this.watch = watch;
    }

    void begin(@Observes StartupEvent event) {
        if (settings.mode() == RunMode.SERVICE) {
            service = new StageService(new KafkaCluster(kafka.get()), watch, watch::log);
            watch.over(service);
            service.takeOn(RequestedGeneration.STAGE, new RequestedGeneration(settings));
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
