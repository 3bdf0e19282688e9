package dev.millrace.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.api.model.storage.StorageClassBuilder;
import io.fabric8.openshift.api.model.Build;
import io.fabric8.openshift.api.model.BuildBuilder;
import io.fabric8.openshift.api.model.ImageStreamBuilder;
import io.fabric8.openshift.client.OpenShiftClient;

import static dev.millrace.deploy.PlayedCluster.NAMESPACE;

/** What the controllers of a cluster do; a test may put something else in the place of each. */
public final class PlayedControllers {
    private static final String DONE =
            "{\"stage\":\"%s\",\"phase\":\"done\",\"rows\":100000,\"total\":100000,\"rejected\":0,\"seconds\":0.5,\"exit\":0}\n";

    Consumer<io.fabric8.kubernetes.api.model.apps.Deployment> deployments = this::ready;
    Consumer<Build> builds = this::complete;
    Consumer<Job> jobs = this::succeed;
    Consumer<Pod> filesPods = this::run;
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

    private void phase(Build build, String phase, String message) {
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
        Pod pod = pod(job, "Succeeded");
        cluster.logs.put(pod.getMetadata().getName(), "starting\n" + DONE.formatted(name.replace("millrace-", "")));
        condition(job, "Complete", null);
    }

    /** The pod ends with a code, and the Job fails with it. */
    void fail(Job job, int exit, String reason, String log) {
        Pod pod = pod(job, "Failed");
        cluster.logs.put(pod.getMetadata().getName(), log);
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
        condition(job, "Failed", "PodFailurePolicy");
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

    /** A pod of a Job. */
    Pod pod(Job job, String phase) {
        Job now = client.batch()
                .v1()
                .jobs()
                .inNamespace(NAMESPACE)
                .withName(job.getMetadata().getName())
                .get();
        return client.pods()
                .inNamespace(NAMESPACE)
                .resource(new PodBuilder()
                        .withNewMetadata()
                        .withName(job.getMetadata().getName() + "-x1")
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
