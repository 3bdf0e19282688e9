package dev.millrace.deploy.watch;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.millrace.deploy.cluster.Cluster;
import dev.millrace.deploy.manifests.Labels;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;

/**
 * What a namespace holds, asked for once and kept up to date by a watch on each kind. It is a moment behind: what was
 * created just now may be missing, and what was removed may still be there.
 */
public final class NamespaceWatch implements AutoCloseable {
    /** A watch is silent also when the network is gone. */
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(30);

    private final Cluster cluster;
    private final Map<Class<? extends HasMetadata>, SharedIndexInformer<? extends HasMetadata>> kinds =
            new ConcurrentHashMap<>();
    private long heardNanos = System.nanoTime();

    /**
     * @param cluster where the namespace is
     */
    public NamespaceWatch(Cluster cluster) {
        this.cluster = cluster;
    }

    /**
     * All there is of a kind.
     *
     * @throws io.fabric8.kubernetes.client.KubernetesClientException if the cluster does not answer any more, or lets
     *     nobody look
     */
    public <T extends HasMetadata> List<T> all(Class<T> kind) {
        awaitSignOfLife();
        return kinds
                .compute(kind, (same, watch) -> watch != null && watch.isRunning() ? watch : begin(kind))
                .getStore()
                .list()
                .stream()
                .map(kind::cast)
                .toList();
    }

    /** What the namespace looks like now. */
    public Surroundings surroundings() {
        return new Surroundings(
                all(Job.class).stream().filter(Labels::isOurs).toList(),
                all(Pod.class),
                () -> Said.of(all(Event.class), all(PersistentVolumeClaim.class)));
    }

    private SharedIndexInformer<? extends HasMetadata> begin(Class<? extends HasMetadata> kind) {
        return cluster.client().resources(kind).inNamespace(cluster.namespace()).inform();
    }

    private synchronized void awaitSignOfLife() {
        if (System.nanoTime() - heardNanos >= SIGN_OF_LIFE.toNanos()) {
            cluster.client().getKubernetesVersion();
            heardNanos = System.nanoTime();
        }
    }

    @Override
    public void close() {
        kinds.values().forEach(SharedIndexInformer::close);
    }
}
