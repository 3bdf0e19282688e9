package dev.millrace.kafka;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.Gate;
import dev.millrace.contract.stage.Progress;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.contract.stage.StopRequest;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class KafkaClusterIT {
    @TempDir
    static Path log;

    private static TestBroker broker;

    private final String topic = UUID.randomUUID().toString();

    @BeforeAll
    static void start() {
        broker = new TestBroker(log);
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    private static Gate gate(Duration deadline) {
        return new Gate(deadline, new Progress("test", event -> {}), new StopRequest());
    }

    @Test
    void aBrokerThatAnswersTellsTheClustersId() {
        // When / Then
        assertThat(broker.cluster.awaitReachable(gate(Duration.ofSeconds(20)))).isEqualTo(broker.broker.clusterId());
    }

    @Test
    void whereNobodyListensThereIsNoBroker() throws Exception {
        // Given
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }

        // When
        StageFailure failure = reach("127.0.0.1:" + port);

        // Then
        assertThat(failure.exitCode()).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(failure)
                .hasMessage("No Kafka broker answers at 127.0.0.1:%d: start one, or name another with --kafka."
                        .formatted(port));
    }

    @Test
    void whatListensAndDoesNotAnswerMayWantTls() throws Exception {
        // Given
        try (ServerSocket silent = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
            // When
            StageFailure failure = reach("127.0.0.1:" + silent.getLocalPort());

            // Then
            assertThat(failure.exitCode()).isEqualTo(ExitCode.UNREACHABLE);
            assertThat(failure)
                    .hasMessageStartingWith("Something listens at 127.0.0.1:%d and does not answer as a Kafka broker"
                            .formatted(silent.getLocalPort()));
        }
    }

    private static StageFailure reach(String address) {
        try (KafkaCluster cluster = new KafkaCluster(Map.of("bootstrap.servers", address))) {
            return catchThrowableOfType(StageFailure.class, () -> cluster.awaitReachable(gate(Duration.ZERO)));
        }
    }

    @Test
    void whatIsNoAddressIsRefusedAtOnce() {
        // When
        assertThatThrownBy(() -> new KafkaCluster(Map.of("bootstrap.servers", "nowhere")))

                // Then
                .isInstanceOfSatisfying(
                        StageFailure.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
                .hasMessageStartingWith("No Kafka client can be made for 'nowhere' (")
                .hasMessageEndingWith("): check --kafka and --kafka-property.");
    }

    @Test
    void aTopicThatIsThereKeepsItsPartitions() {
        // Given
        broker.cluster.ensureTopic(topic, 2, Map.of());

        // When
        broker.cluster.ensureTopic(topic, 5, Map.of());

        // Then
        assertThat(broker.cluster.topic(topic).orElseThrow().partitions()).hasSize(2);
    }

    @Test
    void theStableOffsetStandsBeforeAnOpenTransactionAndTheEndBehindIt() throws Exception {
        // Given
        broker.cluster.ensureTopic(topic, 1, Map.of());
        broker.write(new ProducerRecord<>(topic, new byte[] {1}));
        try (var producer = broker.inTransaction(topic)) {
            // When
            producer.send(new ProducerRecord<>(topic, new byte[] {2})).get();

            // Then
            assertThat(broker.cluster.stableOffsets(topic)).isEqualTo(Map.of(0, 1L));
            assertThat(broker.cluster.endOffsets(topic)).isEqualTo(Map.of(0, 2L));
            producer.abortTransaction();
        }
    }

    @Test
    void aTopicThatIsGoneIsSaidSo() {
        // When
        assertThatThrownBy(() -> broker.cluster.endOffsets(topic))

                // Then
                .isInstanceOfSatisfying(
                        StageFailure.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.TRY_AGAIN))
                .hasMessage("The topic %s is gone from %s: run again.", topic, broker.cluster.address());
    }
}
