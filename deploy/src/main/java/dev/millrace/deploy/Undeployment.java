package dev.millrace.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.deploy.cluster.Cluster;
import dev.millrace.deploy.manifests.Labels;
import dev.millrace.deploy.watch.Pace;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.openshift.api.model.BuildConfig;
import io.fabric8.openshift.api.model.ImageStream;

import static java.net.HttpURLConnection.HTTP_FORBIDDEN;
import static java.net.HttpURLConnection.HTTP_NOT_FOUND;

/** Removes what {@code ./millrace deploy} made, which is told by its labels, and nothing else. */
final class Undeployment {
    /** What runs goes first, so that nothing is missed by what still runs. */
    private static final List<Class<? extends HasMetadata>> KINDS = List.of(
            Job.class,
            Pod.class,
            Deployment.class,
            BuildConfig.class,
            Service.class,
            NetworkPolicy.class,
            ServiceAccount.class,
            ConfigMap.class);

    /** The volumes, and the images of the pods that reach them. */
    private static final List<Class<? extends HasMetadata>> DATA =
            List.of(PersistentVolumeClaim.class, ImageStream.class);

    private final Cluster cluster;
    private final Pace pace;

    Undeployment(Cluster cluster, Pace pace) {
        this.cluster = cluster;
        this.pace = pace;
    }

    /** The volumes that hold data. */
    List<String> volumes() {
        return ours(PersistentVolumeClaim.class).stream()
                .map(claim -> claim.getMetadata().getName())
                .toList();
    }

    /**
     * Removes everything but the volumes, and the images with which they are read.
     *
     * @param listener is told of each object that is gone
     */
    void remove(Consumer<String> listener) {
        remove(KINDS, listener);
    }

    /** Removes the volumes, all data on them, and the images. */
    void removeVolumes(Consumer<String> listener) {
        remove(DATA, listener);
    }

    private void remove(List<Class<? extends HasMetadata>> kinds, Consumer<String> listener) {
        List<HasMetadata> doomed = new ArrayList<>();
        kinds.forEach(kind -> doomed.addAll(ours(kind)));
        for (HasMetadata object : doomed) {
            cluster.client()
                    .resource(object)
                    .inNamespace(cluster.namespace())
                    .withPropagationPolicy(DeletionPropagation.FOREGROUND)
                    .delete();
        }
        for (HasMetadata object : doomed) {
            String name = object.getKind() + " " + object.getMetadata().getName();
            pace.awaitThat(
                    () -> cluster.find(object)
                            .filter(there -> isSame(there, object))
                            .isEmpty(),
                    () -> new StageFailure(
                            ExitCode.TRY_AGAIN,
                            "%s is being removed, but something holds it: look with oc describe %s."
                                    .formatted(name, name.toLowerCase())));
            listener.accept(name);
        }
    }

    private static boolean isSame(HasMetadata there, HasMetadata object) {
        String uid = object.getMetadata().getUid();
        return uid == null || uid.equals(there.getMetadata().getUid());
    }

    private <T extends HasMetadata> List<T> ours(Class<T> kind) {
        Map<String, String> labels = Labels.ours();
        try {
            return cluster
                    .client()
                    .resources(kind)
                    .inNamespace(cluster.namespace())
                    .withLabels(labels)
                    .list()
                    .getItems()
                    .stream()
                    .filter(Labels::isOurs)
                    .toList();
        } catch (KubernetesClientException e) {
            // A plain Kubernetes has no builds; what may not be looked at was not made by this user.
            if (e.getCode() == HTTP_NOT_FOUND || e.getCode() == HTTP_FORBIDDEN) {
                return List.of();
            }
            throw e;
        }
    }
}
