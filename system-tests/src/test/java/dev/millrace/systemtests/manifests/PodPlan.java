package dev.millrace.systemtests.manifests;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;

/**
 * What a pod will be.
 *
 * @param owner the name of what makes it
 * @param template what it is made from
 */
record PodPlan(String owner, PodTemplateSpec template) {
    static Optional<PodPlan> of(HasMetadata object) {
        String name = object.getMetadata().getName();
        if (object instanceof Job job) {
            return Optional.of(new PodPlan(name, job.getSpec().getTemplate()));
        }
        if (object instanceof Deployment deployment) {
            return Optional.of(new PodPlan(name, deployment.getSpec().getTemplate()));
        }
        return Optional.empty();
    }

    PodSpec spec() {
        return template.getSpec();
    }

    /** All containers, those that run first included. */
    List<Container> containers() {
        return Stream.concat(spec().getInitContainers().stream(), spec().getContainers().stream())
                .toList();
    }

    /** The claims of the volumes that it mounts. */
    List<String> claims() {
        return spec().getVolumes().stream()
                .filter(volume -> volume.getPersistentVolumeClaim() != null)
                .map(volume -> volume.getPersistentVolumeClaim().getClaimName())
                .toList();
    }

    @Override
    public String toString() {
        return owner;
    }
}
