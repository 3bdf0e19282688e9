package dev.millrace.deploy.watch;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;

/**
 * The pods of one Job, Deployment or build, and what is said about them.
 *
 * @param called what it is in a sentence, such as "the stage ingest"
 * @param pods in any order
 * @param said asks what is said in the namespace
 * @param isOurs tells what is said about the pods and about what owns them
 */
public record Workload(String called, List<Pod> pods, Supplier<Said> said, Predicate<Event> isOurs) {

    public Workload {
        pods = List.copyOf(pods);
    }

    /** The warnings about the pods and about what owns them, in any order. */
    List<Event> events() {
        return said.get().warnings().stream().filter(isOurs).toList();
    }

    /** The volumes of the namespace. */
    List<PersistentVolumeClaim> claims() {
        return said.get().claims();
    }

    /** The warnings about these. */
    List<Event> claimEvents() {
        return said.get().warnings().stream()
                .filter(event ->
                        "PersistentVolumeClaim".equals(event.getInvolvedObject().getKind()))
                .toList();
    }

    /** The phase of the newest pod; Pending also where there is none. */
    public String phase() {
        return newest().map(Pod::getStatus).map(PodStatus::getPhase).orElse("Pending");
    }

    /** The pod that was created last. */
    public Optional<Pod> newest() {
        return pods.stream()
                .max(Comparator.comparing(
                        pod -> String.valueOf(pod.getMetadata().getCreationTimestamp())));
    }
}
