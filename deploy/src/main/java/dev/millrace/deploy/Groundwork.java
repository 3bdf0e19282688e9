package dev.millrace.deploy;

import dev.millrace.deploy.cluster.Cluster;
import dev.millrace.deploy.manifests.Manifests;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;

/**
 * What is there before images are built and stages run: volumes, network rules, settings and Kafka.
 *
 * @param cluster where it is laid
 */
record Groundwork(Cluster cluster) {

    /** Brings it, in this order; what is there already is changed into it, but for volumes. */
    void lay(Manifests manifests) {
        manifests.all(PersistentVolumeClaim.class).forEach(cluster::ensure);
        manifests.groundwork().forEach(cluster::apply);
        cluster.replace(manifests.settings());
        cluster.apply(manifests.kafka());
    }
}
