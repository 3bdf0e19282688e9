package dev.millrace.systemtests.manifests;

import java.util.List;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Volume;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds for every pod: it is admitted as restricted, and it leaves nothing to chance. */
class PodRulesIT {
    @ParameterizedTest
    @EnumSource
    void everyContainerHasRequestsAndLimits(Platform platform) {
        // When
        List<PodPlan> pods = platform.pods();

        // Then
        assertThat(pods)
                .isNotEmpty()
                .allSatisfy(pod -> assertThat(pod.containers()).isNotEmpty().allSatisfy(container -> {
                    var resources = container.getResources();
                    assertThat(resources.getLimits()).containsOnlyKeys("cpu", "memory");
                    assertThat(resources.getRequests()).containsOnlyKeys("cpu", "memory");
                    // Memory that is not reserved may be missing when it is needed.
                    assertThat(resources.getRequests().get("memory"))
                            .isEqualTo(resources.getLimits().get("memory"));
                    assertThat(cpus(resources.getRequests().get("cpu")))
                            .isLessThanOrEqualTo(cpus(resources.getLimits().get("cpu")));
                }));
    }

    @ParameterizedTest
    @EnumSource
    void everyContainerIsRestricted(Platform platform) {
        // When
        List<PodPlan> pods = platform.pods();

        // Then
        assertThat(pods).allSatisfy(pod -> assertThat(pod.containers()).allSatisfy(container -> {
            var context = container.getSecurityContext();
            assertThat(context.getRunAsNonRoot()).isTrue();
            assertThat(context.getAllowPrivilegeEscalation()).isFalse();
            assertThat(context.getPrivileged()).isNull();
            assertThat(context.getReadOnlyRootFilesystem()).isTrue();
            assertThat(context.getCapabilities().getDrop()).containsExactly("ALL");
            assertThat(context.getCapabilities().getAdd()).isEmpty();
            assertThat(context.getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
        }));
    }

    @ParameterizedTest
    @EnumSource
    void noPodAsksForTheNodeOrTheCluster(Platform platform) {
        // When
        List<PodSpec> pods = platform.pods().stream().map(PodPlan::spec).toList();

        // Then
        assertThat(pods).filteredOn(pod -> !ordersJobs(platform, pod)).allSatisfy(pod -> {
            assertThat(pod.getAutomountServiceAccountToken()).isFalse();
            assertThat(pod.getServiceAccountName()).isNull();
        });
        assertThat(pods).allSatisfy(pod -> {
            assertThat(pod.getEnableServiceLinks()).isFalse();
            assertThat(pod.getNodeSelector()).isEmpty();
            assertThat(pod.getNodeName()).isNull();
            assertThat(pod.getTolerations()).isEmpty();
            assertThat(pod.getHostNetwork()).isNull();
            assertThat(pod.getHostPID()).isNull();
            assertThat(pod.getHostIPC()).isNull();
        });
    }

    @ParameterizedTest
    @EnumSource
    void everyPodHasASmallPlaceForTemporaryFiles(Platform platform) {
        // When
        List<PodPlan> pods = platform.pods();

        // Then
        assertThat(pods).allSatisfy(pod -> {
            assertThat(pod.containers()).allSatisfy(PodRulesIT::writesToTmp);
            assertThat(pod.spec().getVolumes())
                    .allMatch(volume -> volume.getEmptyDir() != null
                            || volume.getPersistentVolumeClaim() != null
                            || isReadOnly(volume))
                    .filteredOn(volume -> volume.getEmptyDir() != null)
                    .isNotEmpty()
                    .allMatch(volume -> volume.getEmptyDir().getSizeLimit() != null);
        });
    }

    @ParameterizedTest
    @EnumSource
    void everyMountIsOfAVolumeOfThePodAndEveryVolumeIsMounted(Platform platform) {
        // When
        List<PodPlan> pods = platform.pods();

        // Then
        assertThat(pods).allSatisfy(pod -> assertThat(pod.containers().stream()
                        .flatMap(container -> container.getVolumeMounts().stream())
                        .map(mount -> mount.getName()))
                .containsExactlyInAnyOrderElementsOf(
                        pod.spec().getVolumes().stream().map(Volume::getName).toList()));
    }

    /** The one that does is looked at in {@link ServiceRulesIT}. */
    private static boolean ordersJobs(Platform platform, PodSpec pod) {
        return platform.name().matches(Platform.SERVICES_ONLY)
                && pod.getContainers().get(0).getName().equals("millrace-sink");
    }

    private static void writesToTmp(Container container) {
        assertThat(container.getVolumeMounts())
                .anyMatch(mount ->
                        mount.getName().equals("tmp") && mount.getMountPath().equals("/tmp"));
    }

    private static boolean isReadOnly(Volume volume) {
        return volume.getSecret() != null || volume.getConfigMap() != null;
    }

    private static double cpus(Quantity quantity) {
        return quantity.getNumericalAmount().doubleValue();
    }
}
