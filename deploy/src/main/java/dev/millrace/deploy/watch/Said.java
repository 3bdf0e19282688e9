package dev.millrace.deploy.watch;

import java.util.List;
import java.util.function.Supplier;

import dev.millrace.deploy.cluster.Cluster;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;

/**
 * What is said in a namespace of what does not start.
 *
 * @param warnings all events that are more than notes, and those that an image is being pulled
 * @param claims the volumes
 */
record Said(List<Event> warnings, List<PersistentVolumeClaim> claims) {
    /** A note that matters: the volumes of its pod are mounted. */
    static final String PULLING = "Pulling";

    /** Asks when it is wanted, and once: where everything runs there is nothing to explain. */
    static Supplier<Said> of(Cluster cluster) {
        return new Supplier<>() {
            private Said said;

            @Override
            public Said get() {
                said = said == null ? ask(cluster) : said;
                return said;
            }
        };
    }

    private static Said ask(Cluster cluster) {
        var client = cluster.client();
        String namespace = cluster.namespace();
        return of(
                client.v1().events().inNamespace(namespace).list().getItems(),
                client.persistentVolumeClaims().inNamespace(namespace).list().getItems());
    }

    /** Of all events those that matter. */
    static Said of(List<Event> events, List<PersistentVolumeClaim> claims) {
        return new Said(
                events.stream()
                        .filter(event -> "Warning".equals(event.getType()) || PULLING.equals(event.getReason()))
                        .toList(),
                claims);
    }
}
