package dev.millrace.cli;

import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;

import dev.millrace.cli.launch.BrokerChoice;
import dev.millrace.cli.launch.ChildEnvironment;
import dev.millrace.cli.launch.JavaCommand;
import dev.millrace.cli.launch.PipelineRun;
import dev.millrace.cli.options.KafkaOptions;
import dev.millrace.cli.options.StageSettings;
import dev.millrace.contract.stage.Gate;
import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.contract.stage.Phase;
import dev.millrace.contract.stage.Progress;
import dev.millrace.contract.stage.ProgressEvent;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.contract.stage.StopRequest;
import dev.millrace.deploy.home.MillraceHome;
import dev.millrace.kafka.KafkaCluster;

/** Lets this program itself talk to the broker that stages would use; an embedded one is started for that long. */
final class ClusterVisit {
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private final OutDirectory out;
    private final KafkaOptions kafka;

    ClusterVisit(OutDirectory out, KafkaOptions kafka) {
        this.out = out;
        this.kafka = kafka;
    }

    /** Whether there is anything to visit: an embedded broker that never ran holds nothing. */
    boolean isWorthwhile() {
        return kafka.bootstrap().isPresent() || Files.isDirectory(out.kafka());
    }

    /**
     * Visits.
     *
     * @param errand is given the cluster, and a request to stop that it has to heed
     * @return what the errand brings
     * @throws StageFailure with code 69 if the broker does not answer in a minute
     */
    <T> T bring(BiFunction<KafkaCluster, StopRequest, T> errand) {
        BrokerChoice broker = BrokerChoice.of(kafka, out);
        Map<String, String> settings = StageSettings.environment(List.of(kafka));
        ChildEnvironment environment = new ChildEnvironment(settings, Optional.of(broker));
        JavaCommand java = JavaCommand.of(MillraceHome.ofScript(), 0);
        StopRequest stop = new StopRequest();
        Progress progress = new Progress("dead-letters", event -> tell(broker, event));
        AtomicReference<T> brought = new AtomicReference<>();
        new PipelineRun(out, java, environment, event -> {}, (child, line) -> {}).during(stop, () -> {
            try (KafkaCluster cluster = new KafkaCluster(environment.kafkaClient(System.getenv()))) {
                cluster.awaitReachable(new Gate(TIMEOUT, progress, stop));
                brought.set(errand.apply(cluster, stop));
            }
        });
        return brought.get();
    }

    /** An embedded broker is up in a moment; whether another ever will be, nobody knows. */
    private static void tell(BrokerChoice broker, ProgressEvent event) {
        if (event.phase() == Phase.WAITING && broker.kind() != BrokerChoice.Kind.EMBEDDED) {
            System.err.println("Waiting for " + event.message());
        }
    }
}
