package dev.millrace.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.Gate;
import dev.millrace.contract.stage.StageFailure;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What the stages ask of a Kafka cluster besides moving rows. */
public final class KafkaCluster implements AutoCloseable {
    private static final int LOOK_MILLIS = 2_000;

    private final Map<String, Object> clientConfig;
    private final Admin admin;

    /**
     * @param clientConfig how clients reach the cluster; {@code bootstrap.servers} at least
     * @throws StageFailure with code 64 if that is no address, or no configuration
     */
    public KafkaCluster(Map<String, Object> clientConfig) {
        this.clientConfig = Map.copyOf(clientConfig);
        Map<String, Object> config = new HashMap<>(clientConfig);
        // A broker that is being started is looked for several times a second, not once.
        config.put(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 200);
        try {
            this.admin = Admin.create(config);
        } catch (KafkaException e) {
            throw new StageFailure(
                    ExitCode.USAGE,
                    "No Kafka client can be made for '%s' (%s): check --kafka and --kafka-property."
                            .formatted(address(), KafkaFailures.root(e).getMessage()),
                    e);
        }
    }

    /** How clients reach the cluster. */
    public Map<String, Object> clientConfig() {
        return clientConfig;
    }

    /** How a reader of our own topics is configured: whole records that are committed, from the first, remembering nothing. */
    public Map<String, Object> readerConfig() {
        Map<String, Object> config = new HashMap<>(clientConfig);
        config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return config;
    }

    /** Where the cluster is, for people. */
    public String address() {
        return String.valueOf(clientConfig.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG));
    }

    /**
     * Waits until a broker answers.
     *
     * @return the cluster's id
     * @throws StageFailure with code 69 if none does before the deadline, with 64 if it refuses the credentials
     */
    public String awaitReachable(Gate gate) {
        try {
            return gate.await("a Kafka broker at " + address(), this::lookForId);
        } catch (StageFailure late) {
            if (late.exitCode() != ExitCode.TRY_AGAIN) {
                throw late;
            }
            throw new StageFailure(ExitCode.UNREACHABLE, noAnswer(), late);
        }
    }

    /** A broker that wants TLS closes the connections of whoever does not speak it, and says nothing. */
    private String noAnswer() {
        return PortProbe.isAmong(address())
                ? ("Something listens at %s and does not answer as a Kafka broker does: if it is one, it may want TLS or"
                                + " a password (security.protocol, with --kafka-property); otherwise name another with"
                                + " --kafka.")
                        .formatted(address())
                : "No Kafka broker answers at %s: start one, or name another with --kafka.".formatted(address());
    }

    private Optional<String> lookForId() {
        try {
            return Optional.of(await(admin.describeCluster(new DescribeClusterOptions().timeoutMs(LOOK_MILLIS))
                    .clusterId()));
        } catch (AuthenticationException | AuthorizationException e) {
            throw KafkaFailures.translate(e, address());
        } catch (ApiException e) {
            return Optional.empty();
        }
    }

    /** The topic as the cluster knows it, or empty if there is none. */
    public Optional<TopicDescription> topic(String name) {
        try {
            return Optional.of(
                    await(admin.describeTopics(List.of(name)).topicNameValues().get(name)));
        } catch (UnknownTopicOrPartitionException e) {
            return Optional.empty();
        }
    }

    /**
     * Creates a topic unless it is there.
     *
     * @param partitions for a topic that is created; an existing one keeps its own
     * @param config of a topic that is created
     */
    public void ensureTopic(String name, int partitions, Map<String, String> config) {
        if (topic(name).isPresent()) {
            return;
        }
        NewTopic topic = new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(config);
        try {
            await(admin.createTopics(List.of(topic)).all());
        } catch (TopicExistsException e) {
            // Another ingest was quicker.
        }
    }

    /**
     * The offset behind the last record of every partition, open transactions included: whatever is written from now on
     * stands at these offsets or behind.
     */
    public Map<Integer, Long> endOffsets(String topic) {
        return endOffsets(topic, IsolationLevel.READ_UNCOMMITTED);
    }

    /** The offset up to which a reader of committed records comes now: before the first open transaction, if there is one. */
    public Map<Integer, Long> stableOffsets(String topic) {
        return endOffsets(topic, IsolationLevel.READ_COMMITTED);
    }

    private Map<Integer, Long> endOffsets(String topic, IsolationLevel isolation) {
        int partitions = topic(topic)
                .orElseThrow(() -> new StageFailure(
                        ExitCode.TRY_AGAIN, "The topic %s is gone from %s: run again.".formatted(topic, address())))
                .partitions()
                .size();
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        for (int partition = 0; partition < partitions; partition++) {
            wanted.put(new TopicPartition(topic, partition), OffsetSpec.latest());
        }
        var found = await(
                admin.listOffsets(wanted, new ListOffsetsOptions(isolation)).all());
        return found.entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().partition(),
                        entry -> entry.getValue().offset(),
                        (one, other) -> one,
                        TreeMap::new));
    }

    /** The outcome of a request, or the client's own exception. */
    private static <T> T await(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StageFailure(ExitCode.TRY_AGAIN, "Stopped while waiting for Kafka.", e);
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }
}
