package dev.millrace.embeddedkafka;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EmbeddedKafkaIT {

    @TempDir
    Path directory;

    @Test
    void committedRowsAreReadAndAbortedOnesAreNot() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(directory)) {
            // Given
            Clients clients = new Clients(kafka.bootstrapServers());
            clients.createTopic("rows");
            clients.commit("rows", "a", "b");
            clients.abort("rows", "lost");
            clients.commit("rows", "c");

            // When
            List<String> values = clients.committed("rows", 3);

            // Then
            assertThat(values).containsExactly("a", "b", "c");
        }
    }

    @Test
    void dataAndClusterIdSurviveARestart() throws Exception {
        // Given
        String clusterId;
        try (EmbeddedKafka kafka = EmbeddedKafka.start(directory)) {
            clusterId = kafka.clusterId();
            Clients clients = new Clients(kafka.bootstrapServers());
            clients.createTopic("rows");
            clients.commit("rows", "a", "b");
        }

        // When
        try (EmbeddedKafka again = EmbeddedKafka.start(directory)) {

            // Then
            assertThat(again.clusterId()).isEqualTo(clusterId);
            assertThat(new Clients(again.bootstrapServers()).committed("rows", 2))
                    .containsExactly("a", "b");
        }
    }

    @Test
    void secondBrokerInTheDirectoryIsRefusedAndTheFirstGoesOn() throws Exception {
        try (EmbeddedKafka first = EmbeddedKafka.start(directory)) {
            // Given
            Clients clients = new Clients(first.bootstrapServers());
            clients.createTopic("rows");

            // When
            var second = assertThatThrownBy(() -> EmbeddedKafka.start(directory));

            // Then
            second.isInstanceOf(DirectoryInUseException.class)
                    .hasMessage(
                            "Another Kafka broker (process %d) is using %s: stop it, or choose another directory.",
                            ProcessHandle.current().pid(), directory);
            clients.commit("rows", "a");
            assertThat(clients.committed("rows", 1)).containsExactly("a");
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void everyListenerIsOnLoopback() throws Exception {
        // Given
        Set<String> before = ListeningSockets.ofThisProcess();

        // When
        try (EmbeddedKafka kafka = EmbeddedKafka.start(directory)) {
            Set<String> now = ListeningSockets.ofThisProcess();
            now.removeAll(before);

            // Then
            assertThat(now)
                    .hasSize(2)
                    .allMatch(address -> address.startsWith("127.0.0.1:"))
                    .contains(kafka.bootstrapServers());
        }
    }

    @Test
    void topicIsNotMadeByWritingToIt() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(directory)) {
            // Given
            Clients clients = new Clients(kafka.bootstrapServers());

            // When
            try (var producer = clients.producer(Map.of("max.block.ms", "1000"))) {
                var sent = assertThatThrownBy(() ->
                        producer.send(new ProducerRecord<>("mistyped", "a")).get());

                // Then
                sent.hasMessageContaining("mistyped not present in metadata");
            }
            assertThat(clients.topics()).doesNotContain("mistyped");
        }
    }

    @Test
    void closeReleasesThePort() {
        // Given
        EmbeddedKafka first = EmbeddedKafka.start(directory);
        int port = Integer.parseInt(first.bootstrapServers().split(":")[1]);

        // When
        first.close();

        // Then
        try (EmbeddedKafka second = EmbeddedKafka.start(new BrokerSettings(directory, port, Map.of()))) {
            assertThat(second.bootstrapServers()).isEqualTo("127.0.0.1:" + port);
        }
    }

    @Test
    void takenPortIsNamedAndTheDirectoryStaysFree(@TempDir Path other) {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(directory)) {
            // Given
            int port = Integer.parseInt(kafka.bootstrapServers().split(":")[1]);
            BrokerSettings settings = new BrokerSettings(other, port, Map.of());

            // When
            var second = assertThatThrownBy(() -> EmbeddedKafka.start(settings));

            // Then
            second.isInstanceOf(PortTakenException.class)
                    .hasMessage(
                            "Port %d of 127.0.0.1 is taken: stop what listens there, or choose another port,"
                                    + " or 0 for any free one.",
                            port);
        }
        EmbeddedKafka.start(other).close();
    }

    @Test
    void badOverrideIsNamedAndTheDirectoryStaysFree() {
        // Given
        BrokerSettings settings = new BrokerSettings(directory, 0, Map.of("num.io.threads", "none"));

        // When
        var start = assertThatThrownBy(() -> EmbeddedKafka.start(settings));

        // Then
        start.isInstanceOf(EmbeddedKafkaException.class)
                .hasMessageStartingWith("The embedded Kafka broker in " + directory + " cannot start: ")
                .hasMessageContaining("num.io.threads");
        EmbeddedKafka.start(directory).close();
    }

    @Test
    void fileInPlaceOfTheDirectoryIsNamed() throws Exception {
        // Given
        Path file = Files.createFile(directory.resolve("file"));

        // When
        var start = assertThatThrownBy(() -> EmbeddedKafka.start(file));

        // Then
        start.isInstanceOf(EmbeddedKafkaException.class)
                .hasMessage(
                        "The embedded Kafka broker cannot write to %s: make the directory writable,"
                                + " or choose another one.",
                        file);
    }
}
