package dev.millrace.systemtests.manifests;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.openshift.api.model.BuildConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

/** Whatever runs at one time fits a student's quota, so nothing waits for something that waits for it. */
class QuotaIT {
    private static final String KAFKA = "millrace-kafka";
    private static final List<String> SERVICES = List.of("millrace-generate", "millrace-ingest", "millrace-sink");
    private static final String EDA = "millrace-eda";

    private final Map<String, ResourceRequirements> pods = Platform.OPENSHIFT.pods().stream()
            .collect(toMap(PodPlan::owner, pod -> pod.containers().get(0).getResources()));
    private final Map<String, ResourceRequirements> builds = Platform.OPENSHIFT.objects(BuildConfig.class).stream()
            .collect(toMap(build -> build.getMetadata().getName(), build -> build.getSpec()
                    .getResources()));
    private final Map<String, Quantity> quota = ((ResourceQuota)
                    Platform.quota().findFirst().orElseThrow())
            .getSpec()
            .getHard();

    @Test
    void theQuotaIsAStudents() {
        assertThat(quota)
                .containsEntry("limits.cpu", new Quantity("3"))
                .containsEntry("limits.memory", new Quantity("12Gi"))
                .containsEntry("requests.storage", new Quantity("20Gi"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cpu", "memory"})
    void kafkaAndTheFourJobsFit(String resource) {
        // When
        Stream<ResourceRequirements> running = pods.values().stream();

        // Then
        assertFits(resource, 5, running);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cpu", "memory"})
    void kafkaAndTheFourBuildsFit(String resource) {
        // When
        Stream<ResourceRequirements> running = Stream.concat(Stream.of(pods.get(KAFKA)), builds.values().stream());

        // Then
        assertFits(resource, 5, running);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cpu", "memory"})
    void kafkaAndThreeJobsAndTheBuildOfTheAnalysisFit(String resource) {
        // When
        Stream<ResourceRequirements> running = Stream.of(
                        Stream.of(pods.get(KAFKA), builds.get(EDA)),
                        SERVICES.stream().map(pods::get))
                .flatMap(identity());

        // Then
        assertFits(resource, 5, running);
    }

    /** An analysis and a build at a time: the sink orders one after the other. */
    @ParameterizedTest
    @ValueSource(strings = {"cpu", "memory"})
    void kafkaAndTheThreeServicesAndAnAnalysisAndABuildFit(String resource) {
        // When
        Stream<ResourceRequirements> running = Stream.concat(
                Platform.OPENSHIFT_SERVICES.pods().stream()
                        .map(pod -> pod.containers().get(0).getResources()),
                Stream.of(builds.get(EDA)));

        // Then
        assertFits(resource, 6, running);
    }

    @Test
    void theVolumesFit() {
        // When
        long bytes = Platform.OPENSHIFT.objects(PersistentVolumeClaim.class).stream()
                .map(claim -> claim.getSpec().getResources().getRequests().get("storage"))
                .mapToLong(QuotaIT::amount)
                .sum();

        // Then
        assertThat(bytes).isPositive().isLessThanOrEqualTo(amount(quota.get("requests.storage")));
    }

    private void assertFits(String resource, int count, Stream<ResourceRequirements> running) {
        List<Long> limits = running.map(
                        requirements -> amount(requirements.getLimits().get(resource)))
                .toList();
        assertThat(limits).hasSize(count).doesNotContain(0L);
        assertThat(limits.stream().mapToLong(Long::longValue).sum())
                .isLessThanOrEqualTo(amount(quota.get("limits." + resource)));
    }

    /** Thousandths: CPUs come in them. */
    private static long amount(Quantity quantity) {
        return quantity.getNumericalAmount().movePointRight(3).longValueExact();
    }
}
