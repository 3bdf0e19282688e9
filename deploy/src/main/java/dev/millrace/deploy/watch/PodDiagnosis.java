package dev.millrace.deploy.watch;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.millrace.contract.stage.ExitCode;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.ObjectReference;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.Volume;

/** Why a pod does not start, from what the cluster says about it: one sentence. */
public final class PodDiagnosis {
    private static final Set<String> PULL =
            Set.of("ErrImagePull", "ImagePullBackOff", "InvalidImageName", "ErrImageNeverPull", "RegistryUnavailable");
    private static final Set<String> START =
            Set.of("CreateContainerConfigError", "CreateContainerError", "RunContainerError");
    private static final Set<String> MOUNT = Set.of("FailedMount", "FailedAttachVolume");
    private static final String BACK_OFF = "Back-off pulling image";

    private final Workload workload;

    /**
     * @param workload the pods, and what was said about them
     */
    public PodDiagnosis(Workload workload) {
        this.workload = workload;
    }

    /** What keeps the newest pod from starting, or pods from being created at all; empty if nothing does. */
    public Optional<Trouble> trouble() {
        Optional<Pod> pod = workload.newest();
        if (pod.isEmpty()) {
            return latest(Set.of("FailedCreate")).map(event -> uncreated(workload.called(), event.getMessage()));
        }
        return container(pod.get())
                .or(() -> volume(pod.get()))
                .or(() -> unscheduled(pod.get()))
                .or(() -> isMounting(pod.get()) ? latest(MOUNT).map(this::unmounted) : Optional.empty());
    }

    /**
     * Why there is no pod at all.
     *
     * @param called what it would be for
     * @param message what the cluster said
     */
    public static Trouble uncreated(String called, String message) {
        String said = clean(message);
        return QuotaMessage.parse(said)
                .map(quota -> Trouble.slow(
                        ExitCode.CANNOT_WRITE,
                        "There is no room for %s: the quota '%s' allows %s, %s is in use, and it needs %s;"
                                        .formatted(
                                                called, quota.name(), quota.limited(), quota.used(), quota.requested())
                                + " end what else runs in the namespace, or ask for a larger quota."))
                .orElseGet(() -> refused(called, new Refusal(said)));
    }

    private static Trouble refused(String called, Refusal refusal) {
        String sentence = "The cluster makes no pod for %s (%s): ask the admin of the namespace."
                .formatted(called, refusal.reason());
        return refusal.isPermanent()
                ? Trouble.lasting(ExitCode.CANNOT_WRITE, sentence)
                : Trouble.slow(ExitCode.CANNOT_WRITE, sentence);
    }

    private Optional<Trouble> container(Pod pod) {
        return statuses(pod)
                .filter(status -> status.getState() != null && status.getState().getWaiting() != null)
                .flatMap(status -> waiting(status, status.getState().getWaiting()).stream())
                .findFirst();
    }

    private Optional<Trouble> waiting(ContainerStatus status, ContainerStateWaiting waiting) {
        String reason = String.valueOf(waiting.getReason());
        if (PULL.contains(reason)) {
            return Optional.of(unpulled(status, waiting));
        }
        if (START.contains(reason)) {
            return Optional.of(Trouble.passing(
                    ExitCode.CANNOT_WRITE,
                    ("The container of %s cannot be started (%s): this is a bug in the"
                                    + " manifests, or a rule of the cluster's own.")
                            .formatted(workload.called(), clean(waiting.getMessage()))));
        }
        if (reason.equals("CrashLoopBackOff")) {
            return Optional.of(Trouble.lasting(ExitCode.UNREACHABLE, crash(status)));
        }
        return Optional.empty();
    }

    /** The first failure may be the network's; the second says "back-off", and the reason stands in an event. */
    private Trouble unpulled(ContainerStatus status, ContainerStateWaiting waiting) {
        String said = clean(waiting.getMessage());
        if (said.isEmpty() || said.startsWith(BACK_OFF)) {
            said = workload.events().stream()
                    .filter(event -> "Failed".equals(event.getReason()))
                    .map(event -> clean(event.getMessage()))
                    .filter(message -> message.startsWith("Failed to pull image"))
                    .findFirst()
                    .orElse(said.isEmpty() ? waiting.getReason() : said);
        }
        return Trouble.slow(
                ExitCode.UNREACHABLE,
                "The image %s of %s cannot be pulled (%s): check its name, and that the cluster may read the registry."
                        .formatted(status.getImage(), workload.called(), said));
    }

    private String crash(ContainerStatus status) {
        var last = status.getLastState() == null ? null : status.getLastState().getTerminated();
        String how = last == null
                ? "it does not say how"
                : "OOMKilled".equals(last.getReason()) ? "out of memory" : "code " + last.getExitCode();
        return "%s ends again and again (%s): its log says why, see ./millrace logs."
                .formatted(capital(workload.called()), how);
    }

    private Optional<Trouble> volume(Pod pod) {
        if (!isPending(pod)) {
            return Optional.empty();
        }
        List<String> names = claims(pod);
        Optional<PersistentVolumeClaim> pending = workload.claims().stream()
                .filter(claim -> names.contains(claim.getMetadata().getName()))
                .filter(claim -> claim.getStatus() != null
                        && "Pending".equals(claim.getStatus().getPhase()))
                .findFirst();
        return pending.flatMap(claim -> reason(pod, claim)
                .map(reason -> Trouble.slow(
                        ExitCode.CANNOT_WRITE,
                        ("The volume %s of %s is not there (%s): name a storage class that works"
                                        + " with --storage-class, or ask the admin of the cluster.")
                                .formatted(claim.getMetadata().getName(), workload.called(), reason))));
    }

    /** A claim may wait for its first pod, which is no trouble; only what is said tells. */
    private Optional<String> reason(Pod pod, PersistentVolumeClaim claim) {
        Optional<String> said = workload.claimEvents().stream()
                .filter(event -> isAbout(event.getInvolvedObject(), claim))
                .max(Comparator.comparing(PodDiagnosis::time))
                .map(event -> clean(event.getMessage()));
        return said.or(() -> unschedulable(pod)
                .filter(message -> message.contains("PersistentVolumeClaim"))
                .map(PodDiagnosis::shortly));
    }

    private Optional<Trouble> unscheduled(Pod pod) {
        return unschedulable(pod)
                .map(message -> Trouble.slow(
                        ExitCode.CANNOT_WRITE,
                        "No node can take %s (%s): wait until the cluster has room, or ask its admin."
                                .formatted(workload.called(), shortly(message))));
    }

    /** Events outlive the claim that they were about, and another may have its name. */
    private static boolean isAbout(ObjectReference said, PersistentVolumeClaim claim) {
        return claim.getMetadata().getName().equals(said.getName())
                && (said.getUid() == null
                        || said.getUid().equals(claim.getMetadata().getUid()));
    }

    private static Optional<String> unschedulable(Pod pod) {
        List<PodCondition> conditions = Optional.ofNullable(pod.getStatus())
                .map(PodStatus::getConditions)
                .orElse(List.of());
        return conditions.stream()
                .filter(condition -> condition.getType().equals("PodScheduled")
                        && condition.getStatus().equals("False"))
                .map(condition -> clean(condition.getMessage()))
                .findFirst();
    }

    private Trouble unmounted(Event event) {
        return Trouble.slow(
                ExitCode.CANNOT_WRITE,
                "A volume of %s cannot be mounted (%s): another pod may have it on another node."
                        .formatted(workload.called(), clean(event.getMessage())));
    }

    /** Images are pulled when volumes are mounted; what was said of these before is over then. */
    private boolean isMounting(Pod pod) {
        return isPending(pod) && workload.events().stream().noneMatch(event -> Said.PULLING.equals(event.getReason()));
    }

    private Optional<Event> latest(Set<String> reasons) {
        return workload.events().stream()
                .filter(event -> reasons.contains(event.getReason()))
                .max(Comparator.comparing(PodDiagnosis::time));
    }

    private static Stream<ContainerStatus> statuses(Pod pod) {
        return Optional.ofNullable(pod.getStatus()).map(PodStatus::getContainerStatuses).orElse(List.of()).stream();
    }

    private static List<String> claims(Pod pod) {
        return pod.getSpec().getVolumes().stream()
                .map(Volume::getPersistentVolumeClaim)
                .filter(claim -> claim != null)
                .map(claim -> claim.getClaimName())
                .toList();
    }

    private static boolean isPending(Pod pod) {
        return pod.getStatus() == null || "Pending".equals(pod.getStatus().getPhase());
    }

    private static String time(Event event) {
        return String.valueOf(
                event.getLastTimestamp() == null
                        ? event.getMetadata().getCreationTimestamp()
                        : event.getLastTimestamp());
    }

    /** What the scheduler says of claims and of preemption helps nobody. */
    private static String shortly(String message) {
        return message.replaceFirst("\\.? (no new claims to deallocate|preemption:).*", "")
                .replaceFirst("\\.$", "");
    }

    private static String clean(String message) {
        return message == null ? "" : message.strip().replaceAll("\\s+", " ").replaceFirst("\\.$", "");
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
