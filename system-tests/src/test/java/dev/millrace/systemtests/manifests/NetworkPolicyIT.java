package dev.millrace.systemtests.manifests;

import java.util.List;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Kafka asks for no password, so the network keeps others out; with Strimzi see {@link StrimziIT}. */
class NetworkPolicyIT {
    private static final List<String> JOBS = List.of("ingest", "sink");
    /** A generator that stays up takes its orders from Kafka. */
    private static final List<String> SERVICES = List.of("ingest", "sink", "generate");

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "STRIMZI")
    void onlyTheStagesThatNeedKafkaAreLetIn(Platform platform) {
        // When
        NetworkPolicy policy = platform.objects(NetworkPolicy.class).get(0);

        // Then
        var stages = policy.getSpec().getIngress().get(0);
        var itself = policy.getSpec().getIngress().get(1);
        assertThat(policy.getSpec().getPolicyTypes()).containsExactly("Ingress");
        assertThat(policy.getSpec().getPodSelector().getMatchLabels())
                .isEqualTo(platform.objects(Service.class).get(0).getSpec().getSelector());
        assertThat(stages.getPorts())
                .extracting(port -> port.getPort().getIntVal())
                .containsExactly(9092);
        assertThat(stages.getFrom()).singleElement().satisfies(peer -> {
            assertThat(peer.getPodSelector().getMatchLabels()).containsEntry("app.kubernetes.io/part-of", "millrace");
            assertThat(peer.getPodSelector().getMatchExpressions().get(0).getValues())
                    .isEqualTo(platform.name().matches(Platform.SERVICES_ONLY) ? SERVICES : JOBS);
        });
        assertThat(itself.getPorts())
                .extracting(port -> port.getPort().getIntVal())
                .containsExactly(9092, 9093);
        assertThat(itself.getFrom()).singleElement().satisfies(peer -> assertThat(
                        peer.getPodSelector().getMatchLabels())
                .isEqualTo(policy.getSpec().getPodSelector().getMatchLabels()));
    }
}
