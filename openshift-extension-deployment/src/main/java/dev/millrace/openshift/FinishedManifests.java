package dev.millrace.openshift;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.millrace.contract.stage.RunMode;
import dev.millrace.deploy.manifests.Labels;
import dev.millrace.deploy.manifests.Platform;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSecurityContextBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.openshift.api.model.BuildConfig;
import io.fabric8.openshift.api.model.ImageStream;

/**
 * The manifests of a service as they are to be, from those that Quarkus has generated.
 *
 * @param module the service's directory
 * @param version of the service
 * @param platform what they are for
 * @param mode whether a Job is wanted, or what {@code src/main/kubernetes/service*.yml} describes
 */
record FinishedManifests(Path module, String version, Platform platform, RunMode mode) {

    /** The objects, in the order in which they are applied. */
    List<HasMetadata> of(List<HasMetadata> generated) {
        Set<String> outputs = generated.stream()
                .filter(BuildConfig.class::isInstance)
                .map(object -> object.getMetadata().getName())
                .collect(Collectors.toSet());
        // A build by Dockerfile has no use for the stream of the base image that Quarkus adds.
        Stream<HasMetadata> images = generated.stream()
                .filter(object -> object instanceof BuildConfig
                        || object instanceof ImageStream
                                && outputs.contains(object.getMetadata().getName()));
        Stream<HasMetadata> runs = mode == RunMode.JOB
                ? generated.stream().filter(Job.class::isInstance)
                : new ServiceFiles(module).objects(platform).stream();
        return Stream.concat(images, runs).map(this::finish).toList();
    }

    private HasMetadata finish(HasMetadata object) {
        Labels.complete(object.getMetadata(), version);
        if (object instanceof Job job) {
            Labels.complete(job.getSpec().getTemplate().getMetadata(), version);
            // A Job's selector is its controller's: an empty one is refused when it is applied by the server.
            job.getSpec().setSelector(null);
            PodSpec pod = job.getSpec().getTemplate().getSpec();
            // A Job has no port, and a probe would kill it; Quarkus gives both to all that can be a service.
            pod.getContainers().forEach(FinishedManifests::listenNowhere);
            if (platform == Platform.KUBERNETES) {
                pod.setSecurityContext(new PodSecurityContextBuilder()
                        .withFsGroup(ServiceFiles.VOLUME_GROUP)
                        .build());
            }
        }
        if (object instanceof Deployment service) {
            Labels.complete(service.getSpec().getTemplate().getMetadata(), version);
        }
        return object;
    }

    private static void listenNowhere(Container container) {
        container.setPorts(null);
        container.setLivenessProbe(null);
        container.setReadinessProbe(null);
        container.setStartupProbe(null);
    }
}
