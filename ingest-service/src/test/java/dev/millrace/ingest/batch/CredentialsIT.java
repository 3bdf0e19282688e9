package dev.millrace.ingest.batch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.Gate;
import dev.millrace.contract.stage.Progress;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.contract.stage.StopRequest;
import dev.millrace.embeddedkafka.BrokerSettings;
import dev.millrace.embeddedkafka.EmbeddedKafka;
import dev.millrace.kafka.KafkaCluster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Holds what is said about credentials against a broker that asks for some. */
class CredentialsIT {
    private static final String LOGIN = "org.apache.kafka.common.security.plain.PlainLoginModule required"
            + " username=\"%s\" password=\"%s\" user_broker=\"b\" user_shop=\"right\";";
    private static final Map<String, String> WITH_PASSWORDS = Map.of(
            "listener.security.protocol.map", "PLAINTEXT:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT",
            "sasl.enabled.mechanisms", "PLAIN",
            "sasl.mechanism.inter.broker.protocol", "PLAIN",
            "listener.name.plaintext.plain.sasl.jaas.config", LOGIN.formatted("broker", "b"));

    @TempDir
    private Path directory;

    @Test
    void aWrongPasswordIsSaidAtOnceAndNotTriedAgain() {
        // Given
        try (EmbeddedKafka broker = EmbeddedKafka.start(new BrokerSettings(directory, 0, WITH_PASSWORDS))) {
            reach(broker, "right");

            // When
            var refusal = catchThrowableOfType(StageFailure.class, () -> reach(broker, "wrong"));

            // Then
            assertThat(refusal.exitCode()).isEqualTo(ExitCode.USAGE);
            assertThat(refusal)
                    .hasMessage(
                            "Kafka at %s refuses this client (Authentication failed: Invalid username or password):"
                                    + " check its credentials and rights with --kafka-property.",
                            broker.bootstrapServers());
        }
    }

    private static void reach(EmbeddedKafka broker, String password) {
        Progress progress = new Progress("ingest", event -> {});
        Map<String, Object> client = Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                LOGIN.formatted("shop", password));
        try (KafkaCluster cluster = new KafkaCluster(client)) {
            cluster.awaitReachable(new Gate(Duration.ofSeconds(20), progress, new StopRequest()));
        }
    }
}
