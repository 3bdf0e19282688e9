package dev.millrace.ingest.batch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.Shard;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.contract.stage.StopRequest;
import dev.millrace.embeddedkafka.EmbeddedKafka;
import dev.millrace.kafka.DeadLetter;
import dev.millrace.kafka.DeadLetterReader;
import dev.millrace.kafka.KafkaCluster;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** With a broker of its own, which goes away. */
class DeadLetterReaderIT {
    private static final Duration TIME_LIMIT = Duration.ofSeconds(40);

    @TempDir
    Path log;

    @Test
    void whoReadsWhenTheClusterGoesAwayIsToldInsteadOfWaitingForEver() throws Exception {
        // Given
        EmbeddedKafka broker = EmbeddedKafka.start(log);
        Map<String, Object> client = Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "request.timeout.ms",
                1_000,
                "default.api.timeout.ms",
                2_000);
        CountDownLatch first = new CountDownLatch(1);
        try (KafkaCluster cluster = new KafkaCluster(client);
                var producer = producer(broker)) {
            cluster.ensureTopic(DeadLetter.topic("sales"), 1, DeadLetter.TOPIC_CONFIG);
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(letter(2).record("sales"));
            producer.commitTransaction();
            // An open transaction: what is behind it is waited for.
            producer.beginTransaction();
            producer.send(letter(3).record("sales")).get();
            var reading = CompletableFuture.supplyAsync(
                    () -> failure(cluster, first), task -> new Thread(task, "reader").start());
            first.await();

            // When
            broker.close();

            // Then
            StageFailure failure = reading.get(TIME_LIMIT.toSeconds(), TimeUnit.SECONDS);
            assertThat(failure.exitCode()).isEqualTo(ExitCode.UNREACHABLE);
            assertThat(failure).hasMessageStartingWith("Kafka at " + broker.bootstrapServers() + " failed (");
            producer.close(Duration.ZERO);
        }
    }

    private static StageFailure failure(KafkaCluster cluster, CountDownLatch first) {
        try {
            new DeadLetterReader(cluster, new StopRequest()).read("sales", letter -> first.countDown());
            throw new AssertionError("read to its end");
        } catch (StageFailure e) {
            return e;
        }
    }

    private static KafkaProducer<byte[], byte[]> producer(EmbeddedKafka broker) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "transactional.id", "test"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private static DeadLetter letter(long line) {
        return new DeadLetter(
                "0123456789abcdef", "sales.csv", line, 0, "Quantity", "no integer", "Id", "x", Shard.WHOLE);
    }
}
