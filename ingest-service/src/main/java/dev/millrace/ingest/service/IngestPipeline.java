package dev.millrace.ingest.service;

import java.util.Map;

import dev.millrace.contract.kafka.KafkaCluster;
import dev.millrace.contract.kafka.StageService;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.Life;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.ingest.ChannelProducers;
import dev.millrace.ingest.IngestSettings;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Ingests what was asked for, for as long as the service is up. */
@ApplicationScoped
public class IngestPipeline {
    private static final Logger LOG = Logger.getLogger(IngestPipeline.class);

    private final IngestSettings settings;
    private final Map<String, Object> kafka;
    private final ChannelProducers producers;
    private StageService service;

    /**
     * @param settings where the data lies
     * @param kafka how clients reach the broker
     * @param producers how rows get there
     */
    IngestPipeline(
            IngestSettings settings,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            ChannelProducers producers) {
        this.settings = settings;
        this.kafka = kafka;
        this.producers = producers;
    }

    void begin(@Observes StartupEvent event) {
        if (settings.mode() == Life.SERVICE) {
            service = new StageService(new KafkaCluster(kafka), IngestPipeline::log);
            service.takeOn(RequestedIngest.STAGE, new RequestedIngest(service.cluster(), producers, settings));
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
