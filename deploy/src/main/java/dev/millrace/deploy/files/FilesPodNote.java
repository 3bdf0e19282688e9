package dev.millrace.deploy.files;

import java.util.Map;
import java.util.Optional;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.deploy.cluster.Cluster;
import dev.millrace.deploy.manifests.Labels;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;

/**
 * Remembers on the data volume's claim what the pod looks like that reaches it, so that results can be fetched later, from
 * another machine, and for as long as there is the volume.
 */
public final class FilesPodNote {
    private static final String ANNOTATION = "millrace.dev/files-pod";

    private final Cluster cluster;

    /**
     * @param cluster where the note is kept
     */
    public FilesPodNote(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Notes it on a claim that is there. */
    public void write(Pod pod) {
        claim().ifPresent(claim -> cluster.annotate(claim, Map.of(ANNOTATION, Serialization.asJson(pod))));
    }

    /**
     * Reads it.
     *
     * @throws StageFailure with code 66 if there is none
     */
    public Pod read() {
        return claim().map(claim -> claim.getMetadata().getAnnotations())
                .map(annotations -> annotations.get(ANNOTATION))
                .map(note -> Serialization.unmarshal(note, Pod.class))
                .orElseThrow(() -> new StageFailure(
                        ExitCode.NO_INPUT,
                        ("Nothing has been deployed in namespace %s: start with ./millrace"
                                        + " deploy, or name another with --namespace.")
                                .formatted(cluster.namespace())));
    }

    private Optional<PersistentVolumeClaim> claim() {
        return Optional.ofNullable(cluster.client()
                        .persistentVolumeClaims()
                        .inNamespace(cluster.namespace())
                        .withName(FilesPodPlan.CLAIM)
                        .get())
                .filter(Labels::isOurs);
    }
}
