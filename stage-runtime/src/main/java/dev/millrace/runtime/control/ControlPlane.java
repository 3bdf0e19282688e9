package dev.millrace.runtime.control;

import java.util.Map;

import dev.millrace.kafka.KafkaCluster;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.CommonClientConfigs;

/** The parts of the control plane that know where the cluster is, as beans: one of each in a process. */
@Singleton
class ControlPlane {
    @Produces
    @Singleton
    ControlTopicProducer producer(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        return new ControlTopicProducer(String.valueOf(kafka.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG)));
    }

    @Produces
    @Singleton
    KafkaCluster cluster(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        return new KafkaCluster(kafka);
    }

    void close(@Disposes KafkaCluster cluster) {
        cluster.close();
    }
}
