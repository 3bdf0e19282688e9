package dev.millrace.runtime.dev;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.millrace.contract.manifest.AtomicFile;
import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.contract.stage.StageFailure;
import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.SmallRyeConfig;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Runs the other stages beside the service that is worked on, so that a batch comes to its end here as well, and a broker if
 * there is none. They stay through a live reload, and end with dev mode.
 */
@ApplicationScoped
@IfBuildProfile("dev")
public class DevModeStages {
    private static final Logger LOG = Logger.getLogger(DevModeStages.class);

    private static final String BOOTSTRAP_SERVERS = "kafka.bootstrap.servers";

    private final String service;
    private final OutDirectory out;
    private final Optional<String> namedBroker;
    private final Config config;

    /**
     * @param service the name of the module that is worked on
     * @param namedBroker where a broker is, if somebody has said so, or Dev Services have started one
     * @param config is told of the broker that is started here
     */
    DevModeStages(
            @ConfigProperty(name = "quarkus.application.name") String service,
            @ConfigProperty(name = "millrace.out") Path out,
            @ConfigProperty(name = BOOTSTRAP_SERVERS) Optional<String> namedBroker,
            Config config) {
        this.service = service;
        this.out = new OutDirectory(out.toAbsolutePath().normalize());
        this.namedBroker = namedBroker;
        this.config = config;
    }

    /** Before the channels, which look for the broker. */
    void begin(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE + 1) StartupEvent event) {
        BuiltModules.around(Path.of("")).ifPresent(built -> {
            try {
                begin(built, new DevProcesses(built, out));
            } catch (StageFailure failure) {
                LOG.warn(failure.getMessage());
            }
        });
    }

    private void begin(BuiltModules built, DevProcesses processes) {
        processes.takeOver(service, ProcessHandle.current().pid());
        List<String> missing = built.missingBeside(service);
        if (!missing.isEmpty()) {
            LOG.warnf(
                    "Only this stage is here, because %s was not built: run 'mvn package -DskipTests' once for batches to be generated, landed and analysed.",
                    String.join(", ", missing));
        }
        if (broker().equals(DevBroker.ADDRESS)) {
            provideBroker(built, new DevBroker(processes, out));
        }
        if (missing.isEmpty()) {
            writeAnalysisArguments(built);
            BuiltModules.STAGES.stream()
                    .filter(stage -> !processes.isRunning(stage))
                    .forEach(stage -> start(processes, stage));
        }
    }

    private String broker() {
        return namedBroker.orElse(DevBroker.ADDRESS);
    }

    private void provideBroker(BuiltModules built, DevBroker broker) {
        // Not before Dev Services have looked for it, which leave a broker that is named alone.
        System.setProperty(BOOTSTRAP_SERVERS, DevBroker.ADDRESS);
        config.unwrap(SmallRyeConfig.class).getLatestPropertyNames();
        if (broker.isThere()) {
            LOG.debugf("Something listens at %s already", DevBroker.ADDRESS);
        } else if (built.isBuilt(BuiltModules.CLI)) {
            broker.start();
            LOG.infof("The embedded broker listens at %s and ends with this dev mode.", DevBroker.ADDRESS);
        } else {
            LOG.warnf(
                    "There is no Kafka at %s, and the embedded one was not built: run 'mvn package -DskipTests' once, or name another with -Dkafka.bootstrap.servers=HOST:PORT.",
                    DevBroker.ADDRESS);
        }
    }

    private void start(DevProcesses processes, String stage) {
        Process process = processes.start(stage, List.of(), environment());
        LOG.infof(
                "The %s runs beside this one, as it was last built; it says more in %s.", stage, processes.log(stage));
        process.onExit().thenAccept(ended -> {
            if (!processes.isRunning(stage)) {
                LOG.warnf("The %s has ended: see %s.", stage, processes.log(stage));
            }
        });
    }

    private Map<String, String> environment() {
        return Map.of(
                "MILLRACE_MODE", "service",
                "MILLRACE_LAUNCHED", "true",
                "MILLRACE_LOG", "plain",
                "MILLRACE_OUT", out.root().toString(),
                "MILLRACE_EDA_ARGUMENTS", analysisArguments().toString(),
                "MILLRACE_SERVICE_OPEN", "true",
                "KAFKA_BOOTSTRAP_SERVERS", broker(),
                "QUARKUS_HTTP_HOST", "localhost",
                "QUARKUS_MANAGEMENT_HOST", "localhost",
                "QUARKUS_MANAGEMENT_PORT", "0");
    }

    private Path analysisArguments() {
        return out.root().resolve("eda.arguments");
    }

    private void writeAnalysisArguments(BuiltModules built) {
        AtomicFile.write(
                analysisArguments(),
                "-Xmx1g\n-Xlog:disable\n-jar\n\"%s\"\n"
                        .formatted(built.jar(BuiltModules.EDA).toString().replace("\\", "\\\\"))
                        .getBytes(StandardCharsets.UTF_8));
    }
}
