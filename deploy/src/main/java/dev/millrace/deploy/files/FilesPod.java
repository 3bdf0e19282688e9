package dev.millrace.deploy.files;

import java.io.OutputStream;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.deploy.cluster.Cluster;
import dev.millrace.deploy.watch.Pace;
import dev.millrace.deploy.watch.PodDiagnosis;
import dev.millrace.deploy.watch.RetryWindow;
import dev.millrace.deploy.watch.Surroundings;
import dev.millrace.deploy.watch.Workload;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.KubernetesClientTimeoutException;
import io.fabric8.kubernetes.client.dsl.PodResource;

/** A short-lived pod with the data volume, through which files go in and results come out; closing removes it, and so does Ctrl-C. */
public final class FilesPod implements AutoCloseable {
    private static final String CALLED = "the pod " + FilesPodPlan.NAME;
    private static final String PENDING = "Pending";
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Cluster cluster;
    private final Pace pace;
    private final Thread hook = new Thread(this::remove, "files-pod");

    private FilesPod(Cluster cluster, Pace pace) {
        this.cluster = cluster;
        this.pace = pace;
    }

    /**
     * Starts the pod, in place of one that an earlier command left behind.
     *
     * @throws StageFailure if it cannot start, or not in time
     */
    public static FilesPod start(Cluster cluster, Pod plan, Pace pace) {
        FilesPod files = new FilesPod(cluster, pace);
        files.removeEarlier();
        Runtime.getRuntime().addShutdownHook(files.hook);
        try {
            cluster.client()
                    .pods()
                    .inNamespace(cluster.namespace())
                    .resource(plan)
                    .create();
            files.awaitRunning();
            return files;
        } catch (RuntimeException e) {
            files.close();
            throw e;
        }
    }

    /** That it starts is noticed at once; why it does not is looked at from time to time. */
    private void awaitRunning() {
        RetryWindow retryWindow = new RetryWindow(pace.retryWindow());
        pace.awaitThat(
                () -> {
                    String phase = phase();
                    if (phase.equals("Failed") || phase.equals("Succeeded")) {
                        throw late("it ended at once; ./millrace logs ingest may say more");
                    }
                    if (phase.equals(PENDING)) {
                        Workload pod = Surroundings.of(cluster).workload(CALLED, FilesPodPlan.NAME);
                        retryWindow.check(new PodDiagnosis(pod).trouble());
                    }
                    return phase.equals("Running");
                },
                () -> late("it has not started in time"));
    }

    private String phase() {
        try {
            return resource()
                    .waitUntilCondition(FilesPod::hasBegun, LOOK.toMillis(), TimeUnit.MILLISECONDS)
                    .getStatus()
                    .getPhase();
        } catch (KubernetesClientTimeoutException e) {
            return PENDING;
        }
    }

    private static boolean hasBegun(Pod pod) {
        return pod != null
                && pod.getStatus() != null
                && pod.getStatus().getPhase() != null
                && !pod.getStatus().getPhase().equals(PENDING);
    }

    /**
     * Writes a file to the volume.
     *
     * @throws StageFailure with code 75 if it did not arrive as it is here
     */
    public void upload(Upload upload) {
        new VolumeExec(resource()).upload(upload);
    }

    /** Writes the report and the manifests, as one archive, to a stream. */
    void results(OutputStream archive) {
        new VolumeExec(resource()).results(archive);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
            remove();
        } catch (IllegalStateException e) {
            // This program is being stopped: the hook removes it.
        }
    }

    private void remove() {
        try {
            resource().delete();
        } catch (KubernetesClientException e) {
            // It has a deadline, and ends by itself.
        }
    }

    private void removeEarlier() {
        resource().delete();
        try {
            resource().waitUntilCondition(Objects::isNull, pace.deadline().toMillis(), TimeUnit.MILLISECONDS);
        } catch (KubernetesClientTimeoutException e) {
            throw late("an earlier one does not end");
        }
    }

    private PodResource resource() {
        return cluster.client().pods().inNamespace(cluster.namespace()).withName(FilesPodPlan.NAME);
    }

    private static StageFailure late(String why) {
        return new StageFailure(
                ExitCode.TRY_AGAIN, "The pod %s is of no use (%s): try again.".formatted(FilesPodPlan.NAME, why));
    }
}
