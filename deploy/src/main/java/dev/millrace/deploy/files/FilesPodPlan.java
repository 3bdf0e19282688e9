package dev.millrace.deploy.files;

import java.util.List;
import java.util.Map;

import dev.millrace.contract.volume.VolumeKeeper;
import dev.millrace.deploy.manifests.Labels;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.batch.v1.Job;

/**
 * What the pod looks like that reaches the data volume: the ingest stage's, as its Job describes it, with another program
 * in it. So it lands on the volume's node, and every rule that lets ingest in lets it in.
 *
 * @param ingest the Job, its image by a name that can be pulled
 */
public record FilesPodPlan(Job ingest) {
    /** The pod's name. */
    public static final String NAME = "millrace-files";

    static final String DATA = "/data";
    static final List<String> JAVA = List.of(
            "java",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-Xmx24m",
            "-Xlog:disable",
            "-cp",
            "/app/ingest-service-runner.jar",
            VolumeKeeper.class.getName());

    /** Has OpenShift name the image by its stream, where the Job does not name it by a registry. */
    private static final String RESOLVE_NAMES = "alpha.image.policy.openshift.io/resolve-names";

    static final String CLAIM = "millrace-data";
    /** The pod ends by itself when nobody is left to remove it. */
    private static final long SECONDS = 1800;

    private static final Quantity MEMORY = new Quantity("128Mi");
    private static final Map<String, Quantity> REQUESTS = Map.of("cpu", new Quantity("100m"), "memory", MEMORY);
    /** Two Java programs are started in it, and somebody waits for them. */
    private static final Map<String, Quantity> LIMITS = Map.of("cpu", new Quantity("400m"), "memory", MEMORY);

    /** The pod. */
    public Pod pod() {
        PodSpec stage = ingest.getSpec().getTemplate().getSpec();
        Container container = stage.getContainers().get(0);
        return new PodBuilder()
                .withNewMetadata()
                .withName(NAME)
                .addToLabels(Labels.ours())
                .addToLabels(Labels.NAME, NAME)
                .addToLabels(Labels.VOLUME, "data")
                .addToAnnotations(RESOLVE_NAMES, "*")
                .endMetadata()
                .withNewSpec()
                .withRestartPolicy("Never")
                .withActiveDeadlineSeconds(SECONDS)
                .withTerminationGracePeriodSeconds(1L)
                .withAutomountServiceAccountToken(false)
                .withEnableServiceLinks(false)
                .withSecurityContext(stage.getSecurityContext())
                .withAffinity(stage.getAffinity())
                .withImagePullSecrets(stage.getImagePullSecrets())
                .addNewVolume()
                .withName(CLAIM)
                .withNewPersistentVolumeClaim(CLAIM, false)
                .endVolume()
                .addNewContainer()
                .withName(NAME)
                .withImage(container.getImage())
                .withImagePullPolicy(container.getImagePullPolicy())
                .withCommand(JAVA)
                .withArgs("wait", Long.toString(SECONDS))
                .withSecurityContext(container.getSecurityContext())
                .withNewResources()
                .withLimits(LIMITS)
                .withRequests(REQUESTS)
                .endResources()
                .withVolumeMounts(List.of(mount()))
                .endContainer()
                .endSpec()
                .build();
    }

    private static VolumeMount mount() {
        VolumeMount mount = new VolumeMount();
        mount.setName(CLAIM);
        mount.setMountPath(DATA);
        return mount;
    }
}
