package dev.millrace.sink.cluster;

import java.net.HttpURLConnection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;

import dev.millrace.contract.manifest.Manifest;
import dev.millrace.contract.manifest.ManifestFile;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.Gate;
import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.contract.stage.Progress;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.contract.stage.StopRequest;
import dev.millrace.sink.analysis.Analysis;
import dev.millrace.sink.analysis.AnalysisOrder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;

/**
 * Analyses in a Job. The sink may create Jobs and do nothing else, not even look at one, so all that it sees of it is the report
 * on the volume that both have.
 */
public final class ClusterAnalysis implements Analysis {
    private static final String NO_ROOM = "exceeded quota";

    private final Supplier<KubernetesClient> clients;
    private final JobTemplate template;
    private final Duration timeout;

    /**
     * Orders Jobs in the namespace of this pod, in the name of its service account.
     *
     * @param template the manifest of the analysis' Job
     * @param timeout how long to wait for a report, and how long the Job may take, from 1 s
     */
    public static ClusterAnalysis ofThisPod(Path template, Duration timeout) {
        return new ClusterAnalysis(() -> builder().build(), template, timeout);
    }

    /** Left to itself, the client would take the factory of Quarkus's build tools, which wants Vert.x's. */
    static KubernetesClientBuilder builder() {
        return new KubernetesClientBuilder().withHttpClientFactory(new JdkHttpClientFactory());
    }

    /**
     * @param clients makes a client of the cluster, in the namespace where the Job is to run
     */
    ClusterAnalysis(Supplier<KubernetesClient> clients, Path template, Duration timeout) {
        this.clients = clients;
        this.template = new JobTemplate(template);
        this.timeout = timeout;
    }

    /**
     * @throws StageFailure with code 64 without the Job's manifest, with 69 if the cluster does not answer, with 73 if it refuses
     *     the Job, with 75 if it has no room for it yet, with 66 if there is no report in time
     */
    @Override
    public void run(AnalysisOrder order, Progress progress, StopRequest stop) {
        Job job = template.fill(order, timeout);
        String name = job.getMetadata().getName();
        create(job, name);
        Path report = order.data().report(order.batch()).resolve(OutDirectory.MANIFEST);
        progress.took(awaitReport(report, name, new Gate(timeout, progress, stop), stop)
                .seconds());
    }

    private void create(Job job, String name) {
        try (KubernetesClient client = clients.get()) {
            client.batch().v1().jobs().resource(job).create();
        } catch (KubernetesClientException e) {
            // There is one of this name: an earlier life of this sink has ordered the same work.
            if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                throw refused(name, e);
            }
        }
    }

    private static StageFailure refused(String name, KubernetesClientException e) {
        String said = Objects.requireNonNullElse(
                e.getStatus() == null ? e.getMessage() : e.getStatus().getMessage(), "nothing");
        boolean hasDecided = e.getCode() >= HttpURLConnection.HTTP_BAD_REQUEST
                && e.getCode() < HttpURLConnection.HTTP_INTERNAL_ERROR;
        if (!hasDecided) {
            return new StageFailure(
                    ExitCode.UNREACHABLE,
                    "The cluster does not answer, so the Job %s cannot be created (%s): it is tried again."
                            .formatted(name, said),
                    e);
        }
        if (e.getCode() == HttpURLConnection.HTTP_FORBIDDEN && said.contains(NO_ROOM)) {
            return new StageFailure(
                    ExitCode.TRY_AGAIN,
                    "There is no room for the Job %s: remove what is not needed, or ask for a larger quota; the cluster says: %s"
                            .formatted(name, said),
                    e);
        }
        return new StageFailure(
                ExitCode.CANNOT_WRITE,
                "The cluster refuses the Job %s: the service account of the sink needs the Role millrace-sink, and the ConfigMap millrace-eda-job a Job that the cluster takes; it says: %s"
                        .formatted(name, said),
                e);
    }

    private Manifest awaitReport(Path report, String job, Gate gate, StopRequest stop) {
        try {
            return gate.await("the report of the Job " + job, () -> new ManifestFile().read(report));
        } catch (StageFailure waited) {
            stop.check();
            // The Job has ended as well by now, so waiting longer is of no use.
            throw new StageFailure(
                    ExitCode.NO_INPUT,
                    "The Job %s left no report within %d s: see why with 'oc describe job/%s' and 'oc logs job/%s', then ask for the batch again."
                            .formatted(job, timeout.toSeconds(), job, job),
                    waited);
        }
    }
}
