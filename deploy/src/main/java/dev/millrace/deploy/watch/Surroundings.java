package dev.millrace.deploy.watch;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import dev.millrace.deploy.cluster.Cluster;
import dev.millrace.deploy.home.Child;
import dev.millrace.deploy.manifests.Labels;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;

/**
 * What a namespace looks like at one moment.
 *
 * @param jobs ours
 * @param pods all
 * @param said asks what is said of them
 */
public record Surroundings(List<Job> jobs, List<Pod> pods, Supplier<Said> said) {
    private static final String JOB_NAME = "job-name";

    /** Looks at a namespace. */
    public static Surroundings of(Cluster cluster) {
        var client = cluster.client();
        String namespace = cluster.namespace();
        return new Surroundings(
                client.batch()
                        .v1()
                        .jobs()
                        .inNamespace(namespace)
                        .withLabels(Labels.ours())
                        .list()
                        .getItems(),
                client.pods().inNamespace(namespace).list().getItems(),
                Said.of(cluster));
    }

    /** The volumes, ours and others. */
    public List<PersistentVolumeClaim> claims() {
        return said.get().claims();
    }

    /** The Job of a stage, if it is there. */
    public Optional<Job> job(Child stage) {
        return jobs.stream()
                .filter(job -> job.getMetadata().getName().equals(Labels.object(stage)))
                .findFirst();
    }

    /** The pods of a Job; those of an earlier Job of the same name do not count. */
    public Workload workload(Child stage, Job job) {
        String name = job.getMetadata().getName();
        String uid = job.getMetadata().getUid();
        return workload(
                "the stage " + stage.id(),
                pod -> name.equals(labels(pod).get(JOB_NAME))
                        && pod.getMetadata().getOwnerReferences().stream()
                                .allMatch(owner -> owner.getUid().equals(uid)),
                event -> Objects.equals(event.getInvolvedObject().getUid(), uid));
    }

    /** The pods of a Deployment; its ReplicaSets create them, and say if they cannot. */
    public Workload workload(String called, Deployment deployment) {
        Map<String, String> selector = deployment.getSpec().getSelector().getMatchLabels();
        String prefix = deployment.getMetadata().getName() + "-";
        return workload(
                called,
                pod -> labels(pod).entrySet().containsAll(selector.entrySet()),
                event -> "ReplicaSet".equals(event.getInvolvedObject().getKind())
                        && String.valueOf(event.getInvolvedObject().getName()).startsWith(prefix));
    }

    /** A pod by its name. */
    public Workload workload(String called, String podName) {
        return workload(called, pod -> pod.getMetadata().getName().equals(podName), event -> false);
    }

    private Workload workload(String called, Predicate<Pod> isIts, Predicate<Event> isOfOwner) {
        List<Pod> own = pods.stream().filter(isIts).toList();
        Set<String> uids = own.stream().map(pod -> pod.getMetadata().getUid()).collect(Collectors.toSet());
        return new Workload(
                called,
                own,
                said,
                event -> isOfOwner.test(event)
                        || uids.contains(event.getInvolvedObject().getUid()));
    }

    private static Map<String, String> labels(HasMetadata object) {
        Map<String, String> labels = object.getMetadata().getLabels();
        return labels == null ? Map.of() : labels;
    }
}
