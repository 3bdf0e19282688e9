package dev.millrace.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.api.model.storage.StorageClassBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.ResourceNotFoundException;
import io.fabric8.openshift.api.model.Build;
import io.fabric8.openshift.api.model.BuildBuilder;
import io.fabric8.openshift.api.model.ImageStreamBuilder;
import io.fabric8.openshift.client.OpenShiftClient;

import static dev.millrace.deploy.PlayedCluster.NAMESPACE;

/** What the controllers of a cluster do; a test may put something else in the place of each. */
public final class PlayedControllers {
    /** How long a pod goes on saying that it runs when its container has ended. */
    private static final Duration KUBELET = Duration.ofMillis(200);

    private static final Pattern PULLED = Pattern.compile("registry/shop/(.*)@sha256:.*");
    private static final String CONSTRAINT = PlayedHome.resource("constraint-refusal.txt");
    private static final String EVENTS =
            "{\"stage\":\"@stage@\",\"phase\":\"running\",\"rows\":50000,\"total\":100000,\"rejected\":0,\"seconds\":0.2}\n"
                    + "{\"stage\":\"@stage@\",\"phase\":\"done\",\"rows\":100000,\"total\":100000,\"rejected\":0,\"seconds\":0.5,\"exit\":0}\n";

    Consumer<io.fabric8.kubernetes.api.model.apps.Deployment> deployments = this::ready;
    Consumer<Build> builds = this::complete;
    Consumer<Job> jobs = this::succeed;
    Consumer<Pod> filesPods = this::run;
    public boolean refusesEveryPod;
    public String landedHash = "5d0c1f8a33b1e902";

    private final OpenShiftClient client;
    private final PlayedCluster cluster;
    private final Map<String, byte[]> archives = new ConcurrentHashMap<>();

    PlayedControllers(OpenShiftClient client, PlayedCluster cluster) {
        this.client = client;
        this.cluster = cluster;
    }

    void archive(String build, byte[] archive) {
        archives.put(build, archive);
    }

    byte[] archive(String build) {
        return archives.get(build);
    }

    void defaultStorageClass() {
        client.storage()
                .v1()
                .storageClasses()
                .resource(new StorageClassBuilder()
                        .withNewMetadata()
                        .withName("standard")
                        .addToAnnotations("storageclass.kubernetes.io/is-default-class", "true")
                        .endMetadata()
                        .build())
                .create();
    }

    void ready(io.fabric8.kubernetes.api.model.apps.Deployment deployment) {
        if (isRefused(deployment.getSpec().getTemplate().getSpec())) {
            warn(replicaSet(deployment), "FailedCreate", CONSTRAINT);
            return;
        }
        client.apps()
                .deployments()
                .inNamespace(NAMESPACE)
                .withName(deployment.getMetadata().getName())
                .edit(now -> new DeploymentBuilder(now)
                        .withNewStatus()
                        .withObservedGeneration(99L)
                        .withReadyReplicas(1)
                        .withUpdatedReplicas(1)
                        .endStatus()
                        .build());
    }

    /** OpenShift's own constraint takes no user and no group that it has not given to the namespace. */
    private boolean isRefused(PodSpec pod) {
        PodSecurityContext context = pod.getSecurityContext();
        return refusesEveryPod
                || cluster.openshift
                        && context != null
                        && (context.getFsGroup() != null || context.getRunAsUser() != null);
    }

    private static ReplicaSet replicaSet(io.fabric8.kubernetes.api.model.apps.Deployment deployment) {
        return new ReplicaSetBuilder()
                .withNewMetadata()
                .withName(deployment.getMetadata().getName() + "-68c4bb8ccb")
                .withUid("14d43d15-9470-4f20-ac3a-814dd4aa21e7")
                .endMetadata()
                .build();
    }

    void complete(Build build) {
        String stage = build.getMetadata().getName().replaceFirst("-\\d+$", "");
        client.imageStreams().inNamespace(NAMESPACE).withName(stage).edit(stream -> new ImageStreamBuilder(stream)
                .withNewStatus()
                .addNewTag()
                .withTag(tag(stage))
                .addNewItem()
                .withDockerImageReference("registry/shop/" + stage + "@sha256:" + cluster.builds.size())
                .endItem()
                .endTag()
                .endStatus()
                .build());
        phase(build, "Complete", null);
    }

    private String tag(String build) {
        String output = client.buildConfigs()
                .inNamespace(NAMESPACE)
                .withName(build)
                .get()
                .getSpec()
                .getOutput()
                .getTo()
                .getName();
        return output.substring(output.indexOf(':') + 1);
    }

    void fail(Build build, String message) {
        phase(build, "Failed", message);
    }

    /** The build is there and gets no pod. */
    void hinder(Build build, String reason, String message) {
        client.builds()
                .inNamespace(NAMESPACE)
                .withName(build.getMetadata().getName())
                .edit(now -> new BuildBuilder(now)
                        .editStatus()
                        .withReason(reason)
                        .withMessage(message)
                        .endStatus()
                        .build());
    }

    void phase(Build build, String phase, String message) {
        client.builds()
                .inNamespace(NAMESPACE)
                .withName(build.getMetadata().getName())
                .edit(now -> new BuildBuilder(now)
                        .editStatus()
                        .withPhase(phase)
                        .withMessage(message)
                        .endStatus()
                        .build());
    }

    void succeed(Job job) {
        if (isRefused(job.getSpec().getTemplate().getSpec())) {
            warn(job, "FailedCreate", CONSTRAINT);
            return;
        }
        String name = job.getMetadata().getName();
        if (name.equals("millrace-eda")) {
            Map<String, String> settings = client.configMaps()
                    .inNamespace(NAMESPACE)
                    .withName("millrace")
                    .get()
                    .getData();
            try {
                cluster.volume.hold(
                        Long.parseLong(settings.getOrDefault("MILLRACE_ROWS", "100000")),
                        Long.parseLong(settings.getOrDefault("MILLRACE_SEED", "42")),
                        landedHash);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        cluster.logs.put(podName(job), "starting\n" + EVENTS.replace("@stage@", name.replace("millrace-", "")));
        update(pod(job, "Running"), 0, "Completed");
        // As a kubelet does: the container has ended, and its pod says so a while later.
        cluster.after(KUBELET, () -> end(job));
    }

    private void end(Job job) {
        try {
            Job now = client.batch()
                    .v1()
                    .jobs()
                    .inNamespace(NAMESPACE)
                    .withName(job.getMetadata().getName())
                    .require();
            if (now.getMetadata().getUid().equals(job.getMetadata().getUid())) {
                update(pod(job, "Succeeded"), 0, "Completed");
                condition(job, "Complete", null);
            }
        } catch (ResourceNotFoundException | KubernetesClientException e) {
            // Whoever made the Job has removed it.
        }
    }

    /** The pod ends with a code, and the Job fails with it. */
    void fail(Job job, int exit, String reason, String log) {
        failPod(job, exit, reason, log);
        condition(job, "Failed", "PodFailurePolicy");
    }

    /** The pod ends with a code, and the Job will try another. */
    void failPod(Job job, int exit, String reason, String log) {
        cluster.logs.put(podName(job), log);
        update(pod(job, "Failed"), exit, reason);
    }

    /** The container of a pod has ended. */
    private void update(Pod pod, int exit, String reason) {
        client.pods()
                .inNamespace(NAMESPACE)
                .resource(new PodBuilder(pod)
                        .editStatus()
                        .addToContainerStatuses(new ContainerStatusBuilder()
                                .withName("main")
                                .withNewState()
                                .withNewTerminated()
                                .withExitCode(exit)
                                .withReason(reason)
                                .endTerminated()
                                .endState()
                                .build())
                        .endStatus()
                        .build())
                .update();
    }

    void condition(Job job, String type, String reason) {
        client.batch()
                .v1()
                .jobs()
                .inNamespace(NAMESPACE)
                .withName(job.getMetadata().getName())
                .edit(now -> new JobBuilder(now)
                        .withNewStatus()
                        .addNewCondition()
                        .withType(type)
                        .withStatus("True")
                        .withReason(reason)
                        .endCondition()
                        .endStatus()
                        .build());
    }

    private static String podName(Job job) {
        return job.getMetadata().getName() + "-x1";
    }

    /** A pod of a Job. */
    Pod pod(Job job, String phase) {
        Job now = client.batch()
                .v1()
                .jobs()
                .inNamespace(NAMESPACE)
                .withName(job.getMetadata().getName())
                .require();
        return client.pods()
                .inNamespace(NAMESPACE)
                .resource(new PodBuilder()
                        .withNewMetadata()
                        .withName(podName(job))
                        .addToLabels(job.getSpec().getTemplate().getMetadata().getLabels())
                        .addToLabels("job-name", job.getMetadata().getName())
                        .addNewOwnerReference()
                        .withUid(now.getMetadata().getUid())
                        .withKind("Job")
                        .withName(job.getMetadata().getName())
                        .endOwnerReference()
                        .endMetadata()
                        .withSpec(job.getSpec().getTemplate().getSpec())
                        .withNewStatus()
                        .withPhase(phase)
                        .endStatus()
                        .build())
                .createOr(pod -> pod.update());
    }

    void run(Pod pod) {
        Matcher stream = PULLED.matcher(pod.getSpec().getContainers().get(0).getImage());
        if (stream.matches()
                && client.imageStreams()
                                .inNamespace(NAMESPACE)
                                .withName(stream.group(1))
                                .get()
                        == null) {
            warn(pod, "Failed", "Failed to pull image: manifest unknown");
            return;
        }
        client.pods()
                .inNamespace(NAMESPACE)
                .withName(pod.getMetadata().getName())
                .edit(now -> new PodBuilder(now)
                        .withNewStatus()
                        .withPhase("Running")
                        .endStatus()
                        .build());
    }

    /** A warning about an object that is there. */
    Event warn(HasMetadata about, String reason, String message) {
        return client.v1()
                .events()
                .inNamespace(NAMESPACE)
                .resource(new EventBuilder()
                        .withNewMetadata()
                        .withName(about.getMetadata().getName() + "." + reason.toLowerCase())
                        .endMetadata()
                        .withType("Warning")
                        .withReason(reason)
                        .withMessage(message)
                        .withNewInvolvedObject()
                        .withKind(about.getKind())
                        .withName(about.getMetadata().getName())
                        .withUid(about.getMetadata().getUid())
                        .endInvolvedObject()
                        .build())
                .create();
    }
}
