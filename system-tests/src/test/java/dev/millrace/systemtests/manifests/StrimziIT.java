package dev.millrace.systemtests.manifests;

import java.util.List;
import java.util.Map;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Three brokers of which one may be missing, by Strimzi's own models. */
class StrimziIT {
    private final Kafka kafka = Platform.STRIMZI.objects(Kafka.class).get(0);
    private final List<KafkaNodePool> pools = Platform.STRIMZI.objects(KafkaNodePool.class);

    @Test
    void aRowIsKeptByTwoOfThreeBrokers() {
        // When
        Map<String, Object> config = kafka.getSpec().getKafka().getConfig();

        // Then
        assertThat(pools).singleElement().satisfies(pool -> {
            assertThat(pool.getSpec().getReplicas()).isEqualTo(3);
            assertThat(pool.getMetadata().getLabels())
                    .containsEntry("strimzi.io/cluster", kafka.getMetadata().getName());
        });
        assertThat(config)
                .containsEntry("default.replication.factor", 3)
                .containsEntry("min.insync.replicas", 2)
                .containsEntry("offsets.topic.replication.factor", 3)
                .containsEntry("transaction.state.log.replication.factor", 3)
                .containsEntry("transaction.state.log.min.isr", 2);
    }

    @Test
    void everySettingIsABrokersAndEveryBrokerHasLimits() {
        assertThat(KnownVariables.ofBroker())
                .containsAll(kafka.getSpec().getKafka().getConfig().keySet().stream()
                        .map(KnownVariables::kafka)
                        .toList());
        assertThat(pools)
                .allSatisfy(pool ->
                        assertThat(pool.getSpec().getResources().getLimits()).containsOnlyKeys("cpu", "memory"));
    }

    @Test
    void theStagesAreSentToTheServiceThatStrimziMakes() {
        // When
        String bootstrap =
                Platform.STRIMZI.objects(ConfigMap.class).get(0).getData().get("KAFKA_BOOTSTRAP_SERVERS");

        // Then
        assertThat(bootstrap).isEqualTo(kafka.getMetadata().getName() + "-kafka-bootstrap:9092");
        assertThat(kafka.getSpec().getKafka().getListeners()).singleElement().satisfies(listener -> {
            assertThat(listener.getPort()).isEqualTo(9092);
            assertThat(listener.getNetworkPolicyPeers()).isNotEmpty();
        });
    }
}
