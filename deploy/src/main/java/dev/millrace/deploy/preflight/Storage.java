package dev.millrace.deploy.preflight;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import dev.millrace.deploy.cluster.Cluster;
import dev.millrace.deploy.manifests.Manifests;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.storage.StorageClass;
import io.fabric8.kubernetes.client.KubernetesClientException;

import static java.net.HttpURLConnection.HTTP_FORBIDDEN;

/** Whether the cluster can make the volumes. */
final class Storage {
    private static final List<String> DEFAULT =
            List.of("storageclass.kubernetes.io/is-default-class", "storageclass.beta.kubernetes.io/is-default-class");

    private final Cluster cluster;

    Storage(Cluster cluster) {
        this.cluster = cluster;
    }

    /** What is missing, a clause each; nothing if the classes may not be looked at: a volume that waits is told later. */
    List<String> shortfalls(Manifests manifests, Inventory inventory) {
        List<PersistentVolumeClaim> claims = manifests
                .all(PersistentVolumeClaim.class)
                .filter(claim -> !inventory.has(claim))
                .toList();
        if (claims.isEmpty()) {
            return List.of();
        }
        try {
            return missing(
                    claims,
                    cluster.client().storage().v1().storageClasses().list().getItems());
        } catch (KubernetesClientException e) {
            if (e.getCode() == HTTP_FORBIDDEN) {
                return List.of();
            }
            throw e;
        }
    }

    private static List<String> missing(List<PersistentVolumeClaim> claims, List<StorageClass> classes) {
        List<String> names =
                classes.stream().map(known -> known.getMetadata().getName()).toList();
        String has = names.isEmpty() ? "it has none at all" : "it has " + String.join(", ", names);
        Stream<String> unknown = claims.stream()
                .map(claim -> claim.getSpec().getStorageClassName())
                .filter(Objects::nonNull)
                .distinct()
                .filter(name -> !names.contains(name))
                .map(name -> "the cluster has no storage class '%s' (%s): name another with --storage-class"
                        .formatted(name, has));
        boolean needsDefault = claims.stream().anyMatch(claim -> claim.getSpec().getStorageClassName() == null);
        Stream<String> none = needsDefault && classes.stream().noneMatch(Storage::isDefault)
                ? Stream.of(
                        "the cluster has no default storage class for the volumes (%s): name one with --storage-class"
                                .formatted(has))
                : Stream.empty();
        return Stream.concat(unknown, none).toList();
    }

    private static boolean isDefault(StorageClass known) {
        Map<String, String> annotations = known.getMetadata().getAnnotations();
        return annotations != null && DEFAULT.stream().anyMatch(key -> "true".equals(annotations.get(key)));
    }
}
