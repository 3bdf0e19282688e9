package dev.millrace.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.deploy.cluster.Cluster;
import dev.millrace.deploy.home.Child;
import dev.millrace.deploy.manifests.Labels;
import dev.millrace.deploy.watch.JobState;
import dev.millrace.deploy.watch.PodDiagnosis;
import dev.millrace.deploy.watch.Surroundings;
import dev.millrace.deploy.watch.Trouble;
import dev.millrace.deploy.watch.Workload;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;

/** What is in a namespace, and how it is. */
final class NamespaceStatus {
    private final Cluster cluster;
    private final Age age;

    NamespaceStatus(Cluster cluster, Age age) {
        this.cluster = cluster;
        this.age = age;
    }

    /**
     * Looks.
     *
     * @throws StageFailure with code 66 if nothing was deployed there
     */
    List<StatusRow> rows() {
        Surroundings around = Surroundings.of(cluster);
        List<StatusRow> rows = new ArrayList<>();
        around.claims().stream().filter(Labels::isOurs).map(this::volume).forEach(rows::add);
        kafka().map(deployment -> kafka(deployment, around)).ifPresent(rows::add);
        for (Child stage : Child.STAGES) {
            around.job(stage).map(job -> stage(stage, job, around)).ifPresent(rows::add);
        }
        if (rows.isEmpty()) {
            throw new StageFailure(
                    ExitCode.NO_INPUT,
                    "Nothing has been deployed in namespace %s: start with ./millrace deploy, or name another with --namespace."
                            .formatted(cluster.namespace()));
        }
        return rows;
    }

    private Optional<Deployment> kafka() {
        return Optional.ofNullable(cluster.client()
                        .apps()
                        .deployments()
                        .inNamespace(cluster.namespace())
                        .withName(Labels.object(Child.KAFKA))
                        .get())
                .filter(Labels::isOurs);
    }

    private StatusRow volume(PersistentVolumeClaim claim) {
        String phase = claim.getStatus() == null
                ? "Pending"
                : String.valueOf(claim.getStatus().getPhase());
        boolean bound = phase.equals("Bound");
        return new StatusRow(
                "volume " + claim.getMetadata().getName(),
                bound ? "there" : phase.toLowerCase(),
                since(claim),
                bound ? "" : "some volumes wait for their first pod");
    }

    private StatusRow kafka(Deployment deployment, Surroundings around) {
        boolean ready = deployment.getStatus() != null
                && deployment.getStatus().getReadyReplicas() != null
                && deployment.getStatus().getReadyReplicas() > 0;
        String trouble = ready ? "" : trouble(around.workload("Kafka", deployment));
        return new StatusRow("kafka", ready ? "ready" : "starting", since(deployment), trouble);
    }

    private StatusRow stage(Child stage, Job job, Surroundings around) {
        String name = "stage " + stage.id();
        Workload pods = around.workload(stage, job);
        return switch (JobState.of(job)) {
            case COMPLETE -> new StatusRow(name, "done", ended(job), "");
            case FAILED ->
                new StatusRow(name, "failed", ended(job), "./millrace logs %s says why".formatted(stage.id()));
            case GOING_ON -> {
                boolean running = pods.phase().equals("Running");
                yield new StatusRow(name, running ? "running" : "waiting", since(job), running ? "" : trouble(pods));
            }
        };
    }

    private static String trouble(Workload pods) {
        return new PodDiagnosis(pods).trouble().map(Trouble::sentence).orElse("");
    }

    private String ended(Job job) {
        return job.getStatus().getConditions().stream()
                .filter(condition -> condition.getLastTransitionTime() != null)
                .map(condition -> age.of(condition.getLastTransitionTime()))
                .findFirst()
                .orElse(since(job));
    }

    private String since(HasMetadata object) {
        return age.of(object.getMetadata().getCreationTimestamp());
    }
}
