package dev.millrace.deploy.files;

import java.util.Map;
import java.util.Optional;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.deploy.cluster.Cluster;
import dev.millrace.deploy.manifests.Labels;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;

/**
 * Remembers in the namespace what the pod looks like that reaches the data volume, so that results can be fetched later,
 * from another machine, and when the Jobs are gone.
 */
public final class FilesPodNote {
    private static final String ANNOTATION = "millrace.dev/files-pod";
    private static final String SETTINGS = "millrace";

    private final Cluster cluster;

    /**
     * @param cluster where the note is kept
     */
    public FilesPodNote(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Notes it. */
    public void write(ConfigMap settings, Pod pod) {
        cluster.annotate(settings, Map.of(ANNOTATION, Serialization.asJson(pod)));
    }

    /**
     * Reads it.
     *
     * @throws StageFailure with code 66 if there is none
     */
    public Pod read() {
        ConfigMap settings = cluster.client()
                .configMaps()
                .inNamespace(cluster.namespace())
                .withName(SETTINGS)
                .get();
        return Optional.ofNullable(settings)
                .filter(Labels::isOurs)
                .map(map -> map.getMetadata().getAnnotations())
                .map(annotations -> annotations.get(ANNOTATION))
                .map(note -> Serialization.unmarshal(note, Pod.class))
                .orElseThrow(() -> new StageFailure(
                        ExitCode.NO_INPUT,
                        ("Nothing has been deployed in namespace %s: start with ./millrace"
                                        + " deploy, or name another with --namespace.")
                                .formatted(cluster.namespace())));
    }
}
