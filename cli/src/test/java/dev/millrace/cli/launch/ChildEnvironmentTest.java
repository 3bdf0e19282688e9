package dev.millrace.cli.launch;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import dev.millrace.cli.launch.BrokerChoice.Kind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ChildEnvironmentTest {
    private final Map<String, String> inherited = new HashMap<>(Map.of(
            "PATH",
            "/bin",
            "MILLRACE_INPUT",
            "stray.csv",
            "KAFKA_SASL_JAAS_CONFIG",
            "secret",
            "JOB_COMPLETION_INDEX",
            "1",
            "JOB_COMPLETION_COUNT",
            "3"));

    @Test
    void aChildOfTheEmbeddedBrokerSeesOnlyWhatTheCommandLineSays() {
        // Given
        BrokerChoice embedded = new BrokerChoice(Kind.EMBEDDED, "127.0.0.1:1234");

        // When
        new ChildEnvironment(Map.of("MILLRACE_ROWS", "5"), Optional.of(embedded)).applyTo(inherited);

        // Then
        assertThat(inherited)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "PATH", "/bin",
                        "MILLRACE_ROWS", "5",
                        "KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1234",
                        "MILLRACE_PROGRESS", "json",
                        "MILLRACE_LAUNCHED", "true"));
    }

    @Test
    void thisProgramReachesTheBrokerAsItsChildrenDo() {
        // Given
        BrokerChoice given = new BrokerChoice(Kind.GIVEN, "broker:9093");
        Map<String, String> settings = Map.of("KAFKA_SECURITY_PROTOCOL", "SSL", "MILLRACE_ROWS", "5");

        // When
        Map<String, Object> config = new ChildEnvironment(settings, Optional.of(given)).kafkaClient(inherited);

        // Then
        assertThat(config)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "bootstrap.servers", "broker:9093", "security.protocol", "SSL", "sasl.jaas.config", "secret"));
    }

    @Test
    void credentialsReachTheUsersOwnBroker() {
        // Given
        BrokerChoice given = new BrokerChoice(Kind.GIVEN, "broker:9093");

        // When
        new ChildEnvironment(Map.of(), Optional.of(given)).applyTo(inherited);

        // Then
        assertThat(inherited)
                .containsEntry("KAFKA_SASL_JAAS_CONFIG", "secret")
                .containsEntry("KAFKA_BOOTSTRAP_SERVERS", "broker:9093")
                .doesNotContainKey("MILLRACE_INPUT");
    }
}
