package dev.millrace.systemtests.manifests;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.openshift.api.model.BuildConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

/** The five errors that a pipeline of this kind is known to meet when it is deployed; none can come about here. */
class DeploymentErrorsIT {
    private static final Pattern ADDRESS = Pattern.compile("([a-z0-9-]+):(\\d+)$");

    @ParameterizedTest
    @EnumSource
    void noJobIsRefusedForASelector(Platform platform) {
        assertThat(platform.objects(Job.class)).isNotEmpty().allSatisfy(job -> {
            var selector = job.getSpec().getSelector();
            assertThat(job.getSpec().getManualSelector()).isNull();
            if (selector != null) {
                assertThat(selector.getMatchLabels()).isEmpty();
                assertThat(selector.getMatchExpressions()).isEmpty();
            }
        });
    }

    /** The sums are in {@link QuotaIT}, what the pods say in {@link PodRulesIT}. */
    @Test
    void noBuildIsRefusedForWantOfLimits() {
        assertThat(Platform.OPENSHIFT.objects(BuildConfig.class)).hasSize(4).allSatisfy(build -> {
            var resources = build.getSpec().getResources();
            assertThat(resources.getLimits()).containsOnlyKeys("cpu", "memory");
            assertThat(resources.getRequests()).containsOnlyKeys("cpu", "memory");
        });
    }

    @ParameterizedTest
    @EnumSource
    void podsThatShareAVolumeMeetOnOneNode(Platform platform) {
        // Given
        Map<String, String> together = Map.of("millrace.dev/volume", "data");
        List<PodPlan> sharing = platform.pods().stream()
                .filter(pod -> pod.claims().contains("millrace-data"))
                .toList();

        // Then
        assertThat(platform.objects(PersistentVolumeClaim.class))
                .allSatisfy(
                        claim -> assertThat(claim.getSpec().getAccessModes()).containsExactly("ReadWriteOnce"));
        assertThat(sharing).hasSize(4).allSatisfy(pod -> {
            assertThat(pod.template().getMetadata().getLabels()).containsAllEntriesOf(together);
            assertThat(pod.spec().getAffinity().getPodAffinity().getRequiredDuringSchedulingIgnoredDuringExecution())
                    .singleElement()
                    .satisfies(term -> {
                        assertThat(term.getTopologyKey()).isEqualTo("kubernetes.io/hostname");
                        assertThat(term.getLabelSelector().getMatchLabels()).isEqualTo(together);
                    });
        });
        assertThat(platform.pods().stream().flatMap(pod -> pod.claims().stream()))
                .filteredOn(claim -> !claim.equals("millrace-data"))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = "KUBERNETES.*")
    void noPodAsksForAUserThatItsNamespaceDoesNotHave(Platform platform) {
        assertAsksForNoUser(platform.pods());
    }

    private static void assertAsksForNoUser(List<PodPlan> pods) {
        assertThat(pods).isNotEmpty().allSatisfy(pod -> {
            assertThat(pod.spec().getSecurityContext()).isIn(null, new PodSecurityContext());
            assertThat(pod.containers())
                    .extracting(Container::getSecurityContext)
                    .allSatisfy(context -> {
                        assertThat(context.getRunAsUser()).isNull();
                        assertThat(context.getRunAsGroup()).isNull();
                    });
        });
    }

    /** Where no security context constraint picks a group, a new volume is root's. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ANY, names = "KUBERNETES.*")
    void onPlainKubernetesEveryPodMayWriteToItsVolumes(Platform platform) {
        assertThat(platform.pods())
                .allSatisfy(pod ->
                        assertThat(pod.spec().getSecurityContext().getFsGroup()).isEqualTo(1000));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "STRIMZI")
    void kafkaIsReachedByTheNameOfItsService(Platform platform) {
        // Given
        Service service = platform.objects(Service.class).get(0);
        Map<String, String> kafka = platform.pods().stream()
                .filter(pod -> pod.owner().equals("millrace-kafka"))
                .flatMap(pod -> pod.containers().get(0).getEnv().stream())
                .collect(toMap(EnvVar::getName, EnvVar::getValue));
        String bootstrap = platform.objects(ConfigMap.class).get(0).getData().get("KAFKA_BOOTSTRAP_SERVERS");

        // Then
        assertThat(service.getSpec().getPublishNotReadyAddresses()).isTrue();
        assertThat(List.of(
                        bootstrap,
                        kafka.get("KAFKA_ADVERTISED_LISTENERS"),
                        kafka.get("KAFKA_CONTROLLER_QUORUM_VOTERS")))
                .allSatisfy(address -> {
                    var matcher = ADDRESS.matcher(address);
                    assertThat(matcher.find()).isTrue();
                    assertThat(matcher.group(1)).isEqualTo(service.getMetadata().getName());
                    assertThat(service.getSpec().getPorts())
                            .extracting(ServicePort::getPort)
                            .contains(Integer.valueOf(matcher.group(2)));
                });
        assertThat(kafka.get("KAFKA_LISTENERS")).isEqualTo("PLAINTEXT://:9092,CONTROLLER://:9093");
        assertThat(kafka.get("KAFKA_ADVERTISED_LISTENERS")).startsWith("PLAINTEXT://");
        assertThat(kafka.get("KAFKA_CONTROLLER_QUORUM_VOTERS")).startsWith(kafka.get("KAFKA_NODE_ID") + "@");
    }
}
