package dev.millrace.deploy.preflight;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.millrace.deploy.cluster.Cluster;
import dev.millrace.deploy.manifests.Labels;
import dev.millrace.deploy.manifests.Manifests;
import io.fabric8.kubernetes.api.model.HasMetadata;

/** Which of the objects that are to be made are there already. */
final class Inventory {
    private final Map<String, HasMetadata> present = new LinkedHashMap<>();

    private Inventory() {}

    static Inventory of(Cluster cluster, Manifests manifests) {
        Inventory inventory = new Inventory();
        for (HasMetadata object : manifests.objects()) {
            Optional<? extends HasMetadata> found = cluster.find(object);
            found.ifPresent(there -> inventory.present.put(key(object), there));
        }
        return inventory;
    }

    boolean has(HasMetadata object) {
        return present.containsKey(key(object));
    }

    /** Objects that have our names and were made by somebody else, as clauses. */
    List<String> foreign() {
        return present.values().stream()
                .filter(object -> !Labels.isOurs(object))
                .map(object -> "there is a %s '%s' that ./millrace deploy did not make: remove it, or choose another"
                                .formatted(
                                        object.getKind(), object.getMetadata().getName())
                        + " namespace with --namespace")
                .toList();
    }

    private static String key(HasMetadata object) {
        return object.getKind() + "/" + object.getMetadata().getName();
    }
}
