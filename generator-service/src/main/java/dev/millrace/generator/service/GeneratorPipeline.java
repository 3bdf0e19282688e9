package dev.millrace.generator.service;

import java.util.Map;

import dev.millrace.contract.kafka.KafkaCluster;
import dev.millrace.contract.kafka.StageService;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.Life;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.generator.GeneratorSettings;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import org.jboss.logging.Logger;

/** Generates what was asked for, for as long as the service is up. */
@ApplicationScoped
public class GeneratorPipeline {
    private static final Logger LOG = Logger.getLogger(GeneratorPipeline.class);

    private final GeneratorSettings settings;
    private final Instance<Map<String, Object>> kafka;
    private StageService service;

    /**
     * @param settings where the data lies
     * @param kafka how clients reach the broker; a job needs none
     */
    GeneratorPipeline(
            GeneratorSettings settings, @Identifier("default-kafka-broker") Instance<Map<String, Object>> kafka) {
        this.settings = settings;
        this.kafka = kafka;
    }

    void begin(@Observes StartupEvent event) {
        if (settings.mode() == Life.SERVICE) {
            service = new StageService(new KafkaCluster(kafka.get()), GeneratorPipeline::log);
            service.takeOn(RequestedGeneration.STAGE, new RequestedGeneration(settings));
            service.start();
        }
    }

    /** What goes wrong and may pass is heard of in the batch's news, and by whoever asks for the service's health. */
    private static void log(Throwable failure) {
        if (failure instanceof StageFailure known && known.exitCode() != ExitCode.BUG) {
            LOG.debug(failure.getMessage(), failure);
        } else {
            LOG.error("The stage failed", failure);
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
