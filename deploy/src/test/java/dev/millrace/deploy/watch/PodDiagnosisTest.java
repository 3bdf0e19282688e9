package dev.millrace.deploy.watch;

import java.util.List;

import dev.millrace.contract.stage.ExitCode;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PodDiagnosisTest {

    @Test
    void aQuotaThatIsUsedUpIsToldFromTheEventOnTheJob() {
        // Given
        Event event = event(
                "Job",
                "FailedCreate",
                "Error creating: pods \"millrace-ingest-x\" is forbidden: exceeded quota: compute, requested:"
                        + " limits.cpu=600m, used: limits.cpu=2700m, limited: limits.cpu=3");

        // When
        Trouble trouble = diagnose(List.of(), List.of(event), List.of());

        // Then
        assertThat(trouble.sentence())
                .isEqualTo("There is no room for the stage ingest: the quota 'compute' allows limits.cpu=3,"
                        + " limits.cpu=2700m is in use, and it needs limits.cpu=600m; end what else runs in the"
                        + " namespace, or ask for a larger quota.");
        assertThat(trouble.code()).isEqualTo(ExitCode.CANNOT_WRITE);
    }

    @Test
    void whateverElseKeepsAJobFromMakingPodsIsToldToo() {
        // Given
        Event event = event("Job", "FailedCreate", "Error creating: maximum cpu usage per Container is 500m.");

        // When
        Trouble trouble = diagnose(List.of(), List.of(event), List.of());

        // Then
        assertThat(trouble.sentence())
                .isEqualTo("The cluster makes no pod for the stage ingest (maximum cpu usage per Container is 500m):"
                        + " ask the admin of the namespace.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            unable to validate against any security context constraint: [provider "anyuid": Forbidden: not usable by user or serviceaccount, provider restricted-v2: .spec.securityContext.fsGroup: Invalid value: [1000]: 1000 is not an allowed group, provider "nonroot": Forbidden: not usable by user or serviceaccount] | restricted-v2: .spec.securityContext.fsGroup: Invalid value: [1000]: 1000 is not an allowed group
            unable to validate against any security context constraint: [provider "privileged": Forbidden: not usable by user or serviceaccount]                                                                                                                                                                          | unable to validate against any security context constraint
            violates PodSecurity "restricted:latest": allowPrivilegeEscalation != false (container "ingest" must set it), unrestricted capabilities (container "ingest" must drop them)                                                                                                                                 | violates PodSecurity "restricted:latest": allowPrivilegeEscalation != false (container "ingest" must set it)
            maximum cpu usage per Container is 500m, but limit is 600m                                                                                                                                                                                                                                                  | maximum cpu usage per Container is 500m, but limit is 600m
            """)
    void aPodThatNoWaitingMakesAllowedIsToldAtOnceAndShortly(String said, String reason) {
        // Given
        Event event = event("Job", "FailedCreate", "Error creating: pods \"millrace-ingest-\" is forbidden: " + said);

        // When
        Trouble trouble = diagnose(List.of(), List.of(event), List.of());

        // Then
        assertThat(trouble.sentence())
                .isEqualTo("The cluster makes no pod for the stage ingest (%s): ask the admin of the namespace."
                        .formatted(reason));
        assertThat(trouble.outlook()).isEqualTo(Trouble.Outlook.STAYS);
        assertThat(trouble.code()).isEqualTo(ExitCode.CANNOT_WRITE);
    }

    @Test
    void aManifestThatTheClusterFindsInvalidIsToldAtOnce() {
        // Given
        Event event = event(
                "Job",
                "FailedCreate",
                "Error creating: Pod \"millrace-ingest-x\" is invalid: spec.containers[0].image: Invalid value: \" \":"
                        + " must not have leading or trailing whitespace");

        // When
        Trouble trouble = diagnose(List.of(), List.of(event), List.of());

        // Then
        assertThat(trouble.sentence())
                .isEqualTo("The cluster makes no pod for the stage ingest (spec.containers[0].image: Invalid value:"
                        + " \" \": must not have leading or trailing whitespace): ask the admin of the namespace.");
        assertThat(trouble.outlook()).isEqualTo(Trouble.Outlook.STAYS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ErrImagePull", "ImagePullBackOff", "InvalidImageName"})
    void anImageThatCannotBePulledIsNamedWithTheReason(String reason) {
        // Given
        Pod pod = new PodBuilder(pending())
                .editStatus()
                .addNewContainerStatus()
                .withImage("quay.io/shop/millrace-ingest:1")
                .withNewState()
                .withNewWaiting()
                .withReason(reason)
                .withMessage("manifest unknown.")
                .endWaiting()
                .endState()
                .endContainerStatus()
                .endStatus()
                .build();

        // When
        Trouble trouble = diagnose(List.of(pod), List.of(), List.of());

        // Then
        assertThat(trouble.sentence())
                .isEqualTo("The image quay.io/shop/millrace-ingest:1 of the stage ingest cannot be pulled (manifest"
                        + " unknown): check its name, and that the cluster may read the registry.");
        assertThat(trouble.code()).isEqualTo(ExitCode.UNREACHABLE);
    }

    @Test
    void aBackOffIsExplainedByTheEventBeforeIt() {
        // Given
        Pod pod = new PodBuilder(pending())
                .editStatus()
                .addNewContainerStatus()
                .withImage("i")
                .withNewState()
                .withNewWaiting()
                .withReason("ImagePullBackOff")
                .withMessage("Back-off pulling image \"i\"")
                .endWaiting()
                .endState()
                .endContainerStatus()
                .endStatus()
                .build();

        // When
        Trouble trouble = diagnose(
                List.of(pod), List.of(event("Pod", "Failed", "Failed to pull image \"i\": denied")), List.of());

        // Then
        assertThat(trouble.sentence()).contains("cannot be pulled (Failed to pull image \"i\": denied)");
    }

    @Test
    void aVolumeThatIsNotMadeIsToldFromTheEventOnItsClaim() {
        // Given
        Event event =
                event("PersistentVolumeClaim", "ProvisioningFailed", "storageclass.storage.k8s.io \"fast\" not found");

        // When
        Trouble trouble = diagnose(List.of(pending()), List.of(event), List.of(claim("Pending")));

        // Then
        assertThat(trouble.sentence())
                .isEqualTo("The volume millrace-data of the stage ingest is not there (storageclass.storage.k8s.io"
                        + " \"fast\" not found): name a storage class that works with --storage-class, or ask the admin"
                        + " of the cluster.");
    }

    @Test
    void aVolumeThatWaitsForItsFirstPodIsNoTrouble() {
        // Given
        Workload workload = workload(List.of(pending()), List.of(), List.of(claim("Pending")));

        // When, Then
        assertThat(new PodDiagnosis(workload).trouble()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no new claims to deallocate, "})
    void aPodThatNoNodeCanTakeIsToldWithoutTheSchedulersDigressions(String digression) {
        // Given
        Pod pod = unschedulable("0/3 nodes are available: 3 Insufficient cpu. " + digression
                + "preemption: 0/3 nodes are available: 3 No preemption victims found.");

        // When
        Trouble trouble = diagnose(List.of(pod), List.of(), List.of(claim("Bound")));

        // Then
        assertThat(trouble.sentence())
                .isEqualTo("No node can take the stage ingest (0/3 nodes are available: 3 Insufficient cpu): wait until"
                        + " the cluster has room, or ask its admin.");
        assertThat(trouble.outlook()).isEqualTo(Trouble.Outlook.PASSES_SLOWLY);
    }

    @Test
    void aVolumeThatWasMountedInTheEndIsNoTroubleAnyMore() {
        // Given
        List<Event> events = List.of(
                event("Pod", "FailedAttachVolume", "Multi-Attach error for volume \"pvc-1\""),
                event("Pod", "Pulling", "Pulling image \"millrace-ingest\""));
        Workload workload = workload(List.of(pending()), events, List.of(claim("Bound")));

        // When, Then
        assertThat(new PodDiagnosis(workload).trouble()).isEmpty();
    }

    @Test
    void whatWasSaidOfAnEarlierVolumeOfTheSameNameIsNotSaidOfThisOne() {
        // Given
        Event old = new EventBuilder(event("PersistentVolumeClaim", "ProvisioningFailed", "no such class"))
                .editInvolvedObject()
                .withUid("earlier")
                .endInvolvedObject()
                .build();
        PersistentVolumeClaim claim = new PersistentVolumeClaimBuilder(claim("Pending"))
                .editMetadata()
                .withUid("now")
                .endMetadata()
                .build();
        Workload workload = workload(List.of(pending()), List.of(old), List.of(claim));

        // When, Then
        assertThat(new PodDiagnosis(workload).trouble()).isEmpty();
    }

    @Test
    void anUnboundClaimIsTheVolumesFaultAndNotTheNodes() {
        // Given
        Pod pod = unschedulable("0/3 nodes are available: pod has unbound immediate PersistentVolumeClaims.");

        // When
        Trouble trouble = diagnose(List.of(pod), List.of(), List.of(claim("Pending")));

        // Then
        assertThat(trouble.sentence()).startsWith("The volume millrace-data of the stage ingest is not there (");
    }

    @Test
    void aVolumeOnAnotherNodeIsTold() {
        // Given
        Event event = event("Pod", "FailedAttachVolume", "Multi-Attach error for volume \"pvc-1\"");

        // When
        Trouble trouble = diagnose(List.of(pending()), List.of(event), List.of(claim("Bound")));

        // Then
        assertThat(trouble.sentence())
                .isEqualTo("A volume of the stage ingest cannot be mounted (Multi-Attach error for volume \"pvc-1\"):"
                        + " another pod may have it on another node.");
    }

    @Test
    void aProgramThatEndsAgainAndAgainIsNotWaitedFor() {
        // Given
        Pod pod = new PodBuilder(pending())
                .editStatus()
                .addNewContainerStatus()
                .withNewState()
                .withNewWaiting()
                .withReason("CrashLoopBackOff")
                .endWaiting()
                .endState()
                .withNewLastState()
                .withNewTerminated()
                .withExitCode(3)
                .endTerminated()
                .endLastState()
                .endContainerStatus()
                .endStatus()
                .build();

        // When
        Trouble trouble = diagnose(List.of(pod), List.of(), List.of());

        // Then
        assertThat(trouble.outlook()).isEqualTo(Trouble.Outlook.STAYS);
        assertThat(trouble.sentence())
                .isEqualTo("The stage ingest ends again and again (code 3): its log says why, see ./millrace logs.");
    }

    private static Trouble diagnose(List<Pod> pods, List<Event> events, List<PersistentVolumeClaim> claims) {
        return new PodDiagnosis(workload(pods, events, claims)).trouble().orElseThrow();
    }

    private static Workload workload(List<Pod> pods, List<Event> events, List<PersistentVolumeClaim> claims) {
        return new Workload("the stage ingest", pods, () -> new Said(events, claims), event -> true);
    }

    private static Pod pending() {
        return new PodBuilder()
                .withNewMetadata()
                .withName("millrace-ingest-x")
                .endMetadata()
                .withNewSpec()
                .addNewVolume()
                .withName("data")
                .withNewPersistentVolumeClaim("millrace-data", false)
                .endVolume()
                .endSpec()
                .withNewStatus()
                .withPhase("Pending")
                .endStatus()
                .build();
    }

    private static Pod unschedulable(String message) {
        return new PodBuilder(pending())
                .editStatus()
                .addNewCondition()
                .withType("PodScheduled")
                .withStatus("False")
                .withReason("Unschedulable")
                .withMessage(message)
                .endCondition()
                .endStatus()
                .build();
    }

    private static PersistentVolumeClaim claim(String phase) {
        return new PersistentVolumeClaimBuilder()
                .withNewMetadata()
                .withName("millrace-data")
                .endMetadata()
                .withNewStatus()
                .withPhase(phase)
                .endStatus()
                .build();
    }

    private static Event event(String kind, String reason, String message) {
        return new EventBuilder()
                .withNewMetadata()
                .endMetadata()
                .withReason(reason)
                .withMessage(message)
                .withNewInvolvedObject()
                .withKind(kind)
                .withName(kind.equals("PersistentVolumeClaim") ? "millrace-data" : "millrace-ingest")
                .endInvolvedObject()
                .build();
    }
}
