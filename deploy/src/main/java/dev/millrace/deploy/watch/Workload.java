package dev.millrace.deploy.watch;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;

/**
 * The pods of one Job, Deployment or build, and what was said about them.
 *
 * @param called what it is in a sentence, such as "the stage ingest"
 * @param pods in any order
 * @param events the warnings about the pods and about what owns them, in any order
 * @param claims the volumes of the namespace
 * @param claimEvents the warnings about these
 */
public record Workload(
        String called,
        List<Pod> pods,
        List<Event> events,
        List<PersistentVolumeClaim> claims,
        List<Event> claimEvents) {

    public Workload {
        pods = List.copyOf(pods);
        events = List.copyOf(events);
        claims = List.copyOf(claims);
        claimEvents = List.copyOf(claimEvents);
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
