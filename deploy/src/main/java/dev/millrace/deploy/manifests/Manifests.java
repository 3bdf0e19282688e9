package dev.millrace.deploy.manifests;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.deploy.home.Child;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.fabric8.openshift.api.model.BuildConfig;
import io.fabric8.openshift.api.model.ImageStream;

/**
 * Everything that is to be in the namespace.
 *
 * @param platform what it is for
 * @param objects in the order in which they are written down
 */
public record Manifests(Platform platform, List<HasMetadata> objects) {
    private static final String SETTINGS = "millrace";
    private static final String DATA = "millrace-data";

    /**
     * @throws StageFailure with code 66 if an object is missing that no deployment can do without
     */
    public Manifests {
        objects = List.copyOf(objects);
        require(objects, ConfigMap.class, SETTINGS);
        require(objects, PersistentVolumeClaim.class, DATA);
        require(objects, Deployment.class, Labels.object(Child.KAFKA));
    }

    /** Fails with code 66 if a stage has no Job, or no image on OpenShift. */
    void requireStages() {
        for (Child stage : Child.STAGES) {
            require(objects, Job.class, Labels.object(stage));
            if (platform == Platform.OPENSHIFT) {
                require(objects, ImageStream.class, Labels.object(stage));
                require(objects, BuildConfig.class, Labels.object(stage));
            }
        }
    }

    private static void require(List<HasMetadata> objects, Class<? extends HasMetadata> type, String name) {
        if (find(objects, type, name).isEmpty()) {
            throw new StageFailure(
                    ExitCode.NO_INPUT,
                    "The manifests hold no %s '%s': build them again with mvn package."
                            .formatted(HasMetadata.getKind(type), name));
        }
    }

    private static <T extends HasMetadata> Optional<T> find(List<HasMetadata> objects, Class<T> type, String name) {
        return objects.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(object -> object.getMetadata().getName().equals(name))
                .findFirst();
    }

    /** The objects of one kind. */
    public <T extends HasMetadata> Stream<T> all(Class<T> type) {
        return objects.stream().filter(type::isInstance).map(type::cast);
    }

    /** What stages are told. */
    public ConfigMap settings() {
        return find(objects, ConfigMap.class, SETTINGS).orElseThrow();
    }

    /** The broker. */
    public Deployment kafka() {
        return find(objects, Deployment.class, Labels.object(Child.KAFKA)).orElseThrow();
    }

    /** The Job of a stage. */
    public Job job(Child stage) {
        return find(objects, Job.class, Labels.object(stage)).orElseThrow();
    }

    /** How the cluster builds the image of a stage; on OpenShift alone. */
    public BuildConfig buildConfig(Child stage) {
        return find(objects, BuildConfig.class, Labels.object(stage)).orElseThrow();
    }

    /** What can be there before anything runs, besides settings and volumes: all but builds, Kafka and Jobs. */
    public List<HasMetadata> groundwork() {
        return objects.stream()
                .filter(object -> !(object instanceof Job)
                        && !(object instanceof Deployment)
                        && !(object instanceof BuildConfig)
                        && !(object instanceof ImageStream)
                        && !(object instanceof ConfigMap)
                        && !(object instanceof PersistentVolumeClaim))
                .toList();
    }

    /** Where images go, and how they are built. */
    public List<HasMetadata> imageDescriptions() {
        return objects.stream()
                .filter(object -> object instanceof BuildConfig || object instanceof ImageStream)
                .toList();
    }

    /** The same, leaving it to the cluster as whom pods run: OpenShift gives each namespace users of its own, and takes no others. */
    public Manifests withoutUsers() {
        List<HasMetadata> copies = objects.stream().map(Serialization::clone).toList();
        Stream<PodTemplateSpec> pods = copies.stream()
                .flatMap(object -> object instanceof Job job
                        ? Stream.of(job.getSpec().getTemplate())
                        : object instanceof Deployment deployment
                                ? Stream.of(deployment.getSpec().getTemplate())
                                : Stream.empty());
        pods.map(pod -> pod.getSpec().getSecurityContext())
                .filter(Objects::nonNull)
                .forEach(context -> {
                    context.setFsGroup(null);
                    context.setRunAsUser(null);
                });
        return new Manifests(platform, copies);
    }

    /** Settings that the manifests themselves hold. */
    Map<String, String> ownSettings() {
        Map<String, String> data = settings().getData();
        return data == null ? Map.of() : data;
    }
}
