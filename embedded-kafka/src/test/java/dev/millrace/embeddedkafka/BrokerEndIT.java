package dev.millrace.embeddedkafka;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** The ends that a broker does not choose: killed, terminated, its disk gone. */
class BrokerEndIT {

    @TempDir
    Path directory;

    @Test
    void dataAndClusterIdSurviveAKill() throws Exception {
        // Given
        BrokerProcess killed = BrokerProcess.start(directory);
        try {
            Clients clients = new Clients(killed.bootstrapServers());
            clients.createTopic("rows");
            clients.commit("rows", "a", "b");
        } finally {
            killed.process().destroyForcibly().waitFor();
        }
        long start = System.nanoTime();

        // When
        try (EmbeddedKafka again = EmbeddedKafka.start(directory)) {
            Duration took = Duration.ofNanos(System.nanoTime() - start);

            // Then
            assertThat(again.clusterId()).isEqualTo(killed.clusterId());
            assertThat(new Clients(again.bootstrapServers()).committed("rows", 2))
                    .containsExactly("a", "b");
            assertThat(took)
                    .as("not held up by the dead broker's session of 9 s")
                    .isLessThan(Duration.ofSeconds(9));
        }
    }

    @Test
    void brokerOfAnotherProcessIsNamed() throws Exception {
        // Given
        BrokerProcess other = BrokerProcess.start(directory);
        try {

            // When
            var start = assertThatThrownBy(() -> EmbeddedKafka.start(directory));

            // Then
            start.isInstanceOf(DirectoryInUseException.class)
                    .hasMessageStartingWith(
                            "Another Kafka broker (process " + other.process().pid() + ") is using " + directory);
        } finally {
            other.process().destroyForcibly().waitFor();
        }
    }

    @Test
    void terminatedProcessClosesItsBrokerCleanly() throws Exception {
        // Given
        BrokerProcess broker = BrokerProcess.start(directory);

        // When
        broker.process().destroy();

        // Then
        assertThat(broker.process().waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(LastStop.in(directory)).isEqualTo(LastStop.CLEAN);
    }

    @Test
    void brokerWhoseDirectoryVanishesSaysSoAndStops() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(directory)) {
            // Given
            Clients clients = new Clients(kafka.bootstrapServers());
            InetSocketAddress address = new InetSocketAddress(
                    "127.0.0.1", Integer.parseInt(kafka.bootstrapServers().split(":")[1]));
            delete(directory);

            // When
            clients.createTopic("rows");

            // Then
            assertThat(kafka.failure().toCompletableFuture())
                    .succeedsWithin(Duration.ofSeconds(10))
                    .extracting(Throwable::getMessage)
                    .asString()
                    .startsWith("The Kafka broker in " + directory + " gave up, most often because the disk is full (")
                    .endsWith(" MB free) or failing: make room, and run the same again.");
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThatThrownBy(() -> new Socket().connect(address))
                            .isInstanceOf(ConnectException.class));
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
