package dev.millrace.ingest.dev;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.millrace.contract.manifest.AtomicFile;
import dev.millrace.contract.process.StageLog;
import dev.millrace.contract.process.StageProcess;
import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.ingest.IngestSettings;
import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Runs the other stages beside the service that is worked on, so that a batch comes to its end here as well. */
@ApplicationScoped
@IfBuildProfile("dev")
public class DevModeStages {
    private static final Logger LOG = Logger.getLogger(DevModeStages.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final OutDirectory out;
    private final Map<String, Object> kafka;
    private final List<StageProcess> processes = new ArrayList<>();
    private volatile boolean ending;

    /**
     * @param settings where the data lies
     * @param kafka how clients reach the broker
     */
    DevModeStages(IngestSettings settings, @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.out = new OutDirectory(settings.out().toAbsolutePath().normalize());
        this.kafka = kafka;
    }

    void begin(@Observes StartupEvent event) {
        BuiltStages.around(Path.of("")).ifPresent(built -> {
            if (built.missing().isEmpty()) {
                start(built);
            } else {
                LOG.warnf(
                        "Only this stage is here, because %s was not built: run 'mvn package -DskipTests' once for batches to be generated, landed and analysed.",
                        String.join(", ", built.missing()));
            }
        });
    }

    private void start(BuiltStages built) {
        Path arguments = out.root().resolve("eda.arguments");
        AtomicFile.write(
                arguments,
                "-Xmx1g\n-Xlog:disable\n-jar\n\"%s\"\n"
                        .formatted(built.analysis().toString().replace("\\", "\\\\"))
                        .getBytes(StandardCharsets.UTF_8));
        start("generate", built.generator(), Map.of());
        start("sink", built.sink(), Map.of("MILLRACE_EDA_ARGUMENTS", arguments.toString()));
    }

    private void start(String id, Path jar, Map<String, String> own) {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-jar",
                jar.toString());
        builder.environment().putAll(own);
        builder.environment()
                .putAll(Map.of(
                        "MILLRACE_MODE", "service",
                        "MILLRACE_LAUNCHED", "true",
                        "MILLRACE_OUT", out.root().toString(),
                        "KAFKA_BOOTSTRAP_SERVERS", String.valueOf(kafka.get("bootstrap.servers")),
                        "QUARKUS_MANAGEMENT_HOST", "127.0.0.1",
                        "QUARKUS_MANAGEMENT_PORT", "0"));
        StageLog log = new StageLog(out.logs().resolve(id + ".log"), line -> {});
        processes.add(StageProcess.start(id, "The stage " + id, builder, log, event -> {}, this::ended));
        LOG.infof(
                "The stage %s runs beside this one; it says more in %s.",
                id, out.logs().resolve(id + ".log"));
    }

    private void ended(StageProcess process) {
        if (!ending) {
            LOG.warnf(
                    "The stage %s has ended: see %s.", process.id(), out.logs().resolve(process.id() + ".log"));
        }
    }

    void end(@Observes ShutdownEvent event) {
        ending = true;
        processes.forEach(StageProcess::end);
        processes.forEach(process -> process.awaitEnd(PATIENCE));
    }
}
