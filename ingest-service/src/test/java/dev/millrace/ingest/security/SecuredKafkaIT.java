package dev.millrace.ingest.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.millrace.embeddedkafka.BrokerSettings;
import dev.millrace.embeddedkafka.EmbeddedKafka;
import dev.millrace.kafka.KafkaCluster;
import dev.millrace.runtime.batch.BatchStatusStore;
import dev.millrace.runtime.control.ControlChannels;
import dev.millrace.runtime.control.ControlTopicConsumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Ingests into brokers that demand TLS and a password, or TLS and a certificate: by settings alone. */
class SecuredKafkaIT {
    private static final String PLAIN = "org.apache.kafka.common.security.plain.PlainLoginModule required"
            + " username=\"broker\" password=\"broker-secret\" user_broker=\"broker-secret\";";
    private static final String SCRAM =
            "org.apache.kafka.common.security.scram.ScramLoginModule required" + " username=\"shop\" password=\"%s\";";

    private static Certificates certificates;
    private static EmbeddedKafka byPassword;
    private static EmbeddedKafka byCertificate;

    @TempDir
    private Path directory;

    @BeforeAll
    static void startBrokers(@TempDir Path home) throws Exception {
        certificates = Certificates.in(home);
        Map<String, String> sasl = new HashMap<>(tls());
        sasl.put("listener.security.protocol.map", "PLAINTEXT:SASL_SSL,CONTROLLER:PLAINTEXT");
        sasl.put("sasl.enabled.mechanisms", "SCRAM-SHA-512,PLAIN");
        sasl.put("sasl.mechanism.inter.broker.protocol", "PLAIN");
        sasl.put("listener.name.plaintext.plain.sasl.jaas.config", PLAIN);
        sasl.put(
                "listener.name.plaintext.scram-sha-512.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;");
        byPassword = EmbeddedKafka.start(new BrokerSettings(home.resolve("sasl"), 0, sasl));
        addUser("right");

        Map<String, String> mutual = new HashMap<>(tls());
        mutual.put("listener.security.protocol.map", "PLAINTEXT:SSL,CONTROLLER:PLAINTEXT");
        mutual.put("ssl.client.auth", "required");
        byCertificate = EmbeddedKafka.start(new BrokerSettings(home.resolve("mutual"), 0, mutual));
    }

    @AfterAll
    static void stopBrokers() {
        byPassword.close();
        byCertificate.close();
    }

    private static Map<String, String> tls() {
        return Map.of(
                "ssl.keystore.location",
                certificates.store("broker"),
                "ssl.keystore.password",
                Certificates.PASSWORD,
                "ssl.keystore.type",
                "PKCS12",
                "ssl.truststore.location",
                certificates.store("broker-trusts"),
                "ssl.truststore.password",
                Certificates.PASSWORD,
                "ssl.truststore.type",
                "PKCS12");
    }

    private static void addUser(String password) throws Exception {
        Map<String, Object> client = new HashMap<>(scram(password));
        client.put("sasl.mechanism", "PLAIN");
        client.put("sasl.jaas.config", PLAIN);
        try (Admin admin = Admin.create(client)) {
            admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(
                            "shop", new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4_096), password)))
                    .all()
                    .get();
        }
    }

    private static Map<String, String> scram(String password) {
        return Map.of(
                "bootstrap.servers",
                byPassword.bootstrapServers(),
                "security.protocol",
                "SASL_SSL",
                "sasl.mechanism",
                "SCRAM-SHA-512",
                "sasl.jaas.config",
                SCRAM.formatted(password),
                "ssl.truststore.type",
                "PEM",
                "ssl.truststore.location",
                certificates.brokerPem());
    }

    private static Map<String, String> mutual() {
        return Map.of(
                "bootstrap.servers",
                byCertificate.bootstrapServers(),
                "security.protocol",
                "SSL",
                "ssl.truststore.location",
                certificates.store("client-trusts"),
                "ssl.truststore.password",
                Certificates.PASSWORD,
                "ssl.truststore.type",
                "PKCS12",
                "ssl.keystore.location",
                certificates.store("client"),
                "ssl.keystore.password",
                Certificates.PASSWORD,
                "ssl.keystore.type",
                "PKCS12");
    }

    @Test
    void aBatchGoesThroughWithAPasswordOverTls() throws IOException {
        // Given
        Map<String, String> client = scram("right");

        // When
        IngestProcess.Ended ingest = ingest(client);

        // Then
        assertThat(ingest.exitCode()).as(ingest.text()).isZero();
        assertFollowed(client);
    }

    @Test
    void aBatchGoesThroughWithACertificate() throws IOException {
        // Given
        Map<String, String> client = mutual();

        // When
        IngestProcess.Ended ingest = ingest(client);

        // Then
        assertThat(ingest.exitCode()).as(ingest.text()).isZero();
        assertFollowed(client);
    }

    @Test
    void aWrongPasswordIsSaidAtOnceAndNotShown() throws IOException {
        // Given
        Map<String, String> client = scram("wrong-password");

        // When
        IngestProcess.Ended ingest = ingest(client);

        // Then
        assertThat(ingest.exitCode()).as(ingest.text()).isEqualTo(64);
        assertThat(ingest.text())
                .contains("Kafka at " + byPassword.bootstrapServers() + " refuses this client")
                .contains("check its credentials and rights with --kafka-property")
                .doesNotContain("wrong-password");
    }

    @Test
    void aPasswordThatIsNotSetIsSaid() throws IOException {
        // Given
        Map<String, String> client = without(scram("right"), "sasl.jaas.config");

        // When
        IngestProcess.Ended ingest = ingest(client);

        // Then
        assertThat(ingest.exitCode()).as(ingest.text()).isEqualTo(64);
        assertThat(ingest.text())
                .contains("No Kafka client can be made")
                .contains("--kafka-property")
                .contains("JAAS");
    }

    @Test
    void aBrokerThatIsNotTrustedIsNotTalkedTo() throws IOException {
        // Given
        Map<String, String> client = without(scram("right"), "ssl.truststore.location", "ssl.truststore.type");

        // When
        IngestProcess.Ended ingest = ingest(client);

        // Then
        assertThat(ingest.exitCode()).as(ingest.text()).isEqualTo(64);
        assertThat(ingest.text())
                .contains("No TLS connection with Kafka at " + byPassword.bootstrapServers() + " comes about")
                .contains("unable to find valid certification path", "ssl.truststore")
                .doesNotContain("right\"");
    }

    @Test
    void aClientWithoutACertificateIsTold() throws IOException {
        // Given
        Map<String, String> client =
                without(mutual(), "ssl.keystore.location", "ssl.keystore.password", "ssl.keystore.type");

        // When
        IngestProcess.Ended ingest = ingest(client);

        // Then
        assertThat(ingest.exitCode()).as(ingest.text()).isEqualTo(64);
        assertThat(ingest.text())
                .contains("No TLS connection with Kafka at " + byCertificate.bootstrapServers() + " comes about")
                .contains("ssl.keystore");
    }

    @Test
    void aClientThatKnowsNothingOfTlsIsToldThatItMayBeMissing() throws IOException {
        // Given
        Map<String, String> client = Map.of("bootstrap.servers", byPassword.bootstrapServers());

        // When
        IngestProcess.Ended ingest = ingest(client, "2s");

        // Then
        assertThat(ingest.exitCode()).as(ingest.text()).isEqualTo(69);
        assertThat(ingest.text())
                .contains("Something listens at " + byPassword.bootstrapServers() + " and does not answer as a Kafka"
                        + " broker does")
                .contains("security.protocol");
    }

    private static Map<String, String> without(Map<String, String> settings, String... names) {
        Map<String, String> rest = new HashMap<>(settings);
        rest.keySet().removeAll(List.of(names));
        return rest;
    }

    private IngestProcess.Ended ingest(Map<String, String> client) throws IOException {
        return ingest(client, "30s");
    }

    private IngestProcess.Ended ingest(Map<String, String> client, String deadline) throws IOException {
        Path definition = Files.writeString(directory.resolve("notes.yaml"), """
                name: notes
                columns:
                  - {name: id, type: integer, role: key, required: true}
                  - {name: note, type: string}
                """);
        Path input = Files.writeString(
                directory.resolve("notes.csv"),
                IntStream.range(0, 1_000).mapToObj(i -> i + ",a").collect(Collectors.joining("\n", "id,note\n", "\n")));
        Map<String, String> environment = new HashMap<>(Map.of(
                "MILLRACE_OUT", directory.resolve("out").toString(),
                "MILLRACE_INPUT", input.toString(),
                "MILLRACE_DATASET", definition.toString(),
                "MILLRACE_DEADLINE", deadline));
        client.forEach((name, value) ->
                environment.put("KAFKA_" + name.toUpperCase(Locale.ROOT).replace('.', '_'), value));
        return IngestProcess.run(directory, environment);
    }

    /** What the services agree by is read with the same settings. */
    private static void assertFollowed(Map<String, String> client) {
        BatchStatusStore store = new BatchStatusStore();
        ControlTopicConsumer control = new ControlTopicConsumer(store);
        try (KafkaCluster cluster = new KafkaCluster(new HashMap<>(client));
                KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(cluster.readerConfig())) {
            consumer.assign(List.of(new TopicPartition(ControlChannels.BATCHES, 0)));
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                consumer.poll(Duration.ofMillis(100)).forEach(control::apply);
                assertThat(store.newest())
                        .singleElement()
                        .extracting(status -> status.ledger()
                                .orElseThrow()
                                .checkpoint()
                                .accepted()
                                .rows())
                        .isEqualTo(1_000L);
            });
        }
    }
}
