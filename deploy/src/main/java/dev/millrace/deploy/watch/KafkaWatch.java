package dev.millrace.deploy.watch;

import java.util.Optional;
import java.util.function.Consumer;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.deploy.cluster.Cluster;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;

/** Kafka from its Deployment until it is ready. */
public final class KafkaWatch {
    private final Cluster cluster;
    private final NamespaceWatch watch;
    private final Deployment deployment;
    private final Pace pace;
    private String last = "its pod to start";

    /**
     * @param watch on the cluster's namespace
     * @param deployment the broker's
     */
    public KafkaWatch(Cluster cluster, NamespaceWatch watch, Deployment deployment, Pace pace) {
        this.cluster = cluster;
        this.watch = watch;
        this.deployment = deployment;
        this.pace = pace;
    }

    /**
     * Waits.
     *
     * @param listener takes what is waited for, as the object of "waiting for"
     * @throws StageFailure if it cannot start, or with code 75 if it is not ready in time
     */
    public void awaitReady(Consumer<String> listener) {
        RetryWindow retryWindow = new RetryWindow(pace.retryWindow());
        pace.awaitThat(
                () -> {
                    // A watch may still tell of the Deployment as it was before it was changed.
                    boolean seen = watch.all(Deployment.class).stream().anyMatch(this::isReady);
                    if (seen && cluster.find(deployment).filter(this::isReady).isPresent()) {
                        return true;
                    }
                    Workload pods = watch.surroundings().workload("Kafka", deployment);
                    Optional<Trouble> trouble = new PodDiagnosis(pods).trouble();
                    last = trouble.map(Trouble::sentence)
                            .orElse(pods.phase().equals("Running") ? "its broker to answer" : "its pod to start");
                    retryWindow.check(trouble);
                    listener.accept("Kafka: " + last);
                    return false;
                },
                () -> new StageFailure(
                        ExitCode.TRY_AGAIN,
                        ("Kafka was not ready in time, waiting for %s: ./millrace logs kafka may"
                                        + " say more; allow more time with --deadline.")
                                .formatted(last)));
    }

    private boolean isReady(Deployment now) {
        DeploymentStatus status = now.getStatus();
        return now.getMetadata().getName().equals(deployment.getMetadata().getName())
                && status != null
                && atLeast(status.getObservedGeneration(), now.getMetadata().getGeneration())
                && atLeast(status.getUpdatedReplicas(), 1)
                && atLeast(status.getReadyReplicas(), 1);
    }

    private static boolean atLeast(Number value, Number wanted) {
        return wanted == null || value != null && value.longValue() >= wanted.longValue();
    }
}
