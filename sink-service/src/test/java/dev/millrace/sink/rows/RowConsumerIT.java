package dev.millrace.sink.rows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.sink.RunningBroker;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

/** Lets rows of a real broker flow through the channel, which is the same one for all of these tests. */
@QuarkusTest
@QuarkusTestResource(RunningBroker.class)
class RowConsumerIT {
    private static final int MORE_THAN_THE_QUEUE_HOLDS = 30_000;
    private static final AtomicInteger TOPICS = new AtomicInteger();

    @Inject
    RowConsumer rows;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    private Admin admin;
    private KafkaProducer<byte[], byte[]> producer;
    private String topic;

    @BeforeEach
    void connect() {
        admin = Admin.create(Map.of("bootstrap.servers", brokers));
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers, "transactional.id", "rows", "enable.metrics.push", false),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        producer.initTransactions();
        topic = topic();
    }

    @AfterEach
    void disconnect() {
        rows.stop();
        producer.close();
        admin.close();
    }

    private String topic() {
        String name = "topic-" + TOPICS.incrementAndGet();
        admin.createTopics(List.of(new NewTopic(name, 1, (short) 1)))
                .values()
                .forEach((any, made) ->
                        made.toCompletionStage().toCompletableFuture().join());
        return name;
    }

    /** In one transaction, whose marker occupies an offset behind them. */
    private void ingest(String into, long count) {
        ingest(into, count, "row".getBytes(StandardCharsets.UTF_8));
    }

    private void ingest(String into, long count, byte[] value) {
        producer.beginTransaction();
        LongStream.range(0, count).forEach(row -> producer.send(new ProducerRecord<>(into, value)));
        producer.commitTransaction();
    }

    private static List<String> places(String topic, long from, long to) {
        return LongStream.range(from, to)
                .mapToObj(offset -> topic + "/" + offset)
                .toList();
    }

    private void awaitPosition(RecordingTaker taker, long position) {
        await().until(() -> {
            rows.check();
            return taker.positions().get(0) == position;
        });
    }

    /** The channel is full once the polling thread waits for room. */
    private static void awaitFullChannel() {
        await().until(() -> Thread.getAllStackTraces().values().stream()
                .flatMap(Stream::of)
                .anyMatch(frame -> frame.getMethodName().equals("awaitRoom")));
    }

    /** Holds the first poll in its hands for as long as the test wants. */
    private static final class HeldTaker extends RecordingTaker {
        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch release = new CountDownLatch(1);

        HeldTaker() {
            super(Map.of(0, 0L));
        }

        @Override
        public void take(ConsumerRecords<byte[], byte[]> polled) {
            begun.countDown();
            try {
                assertThat(release.await(1, TimeUnit.MINUTES)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            super.take(polled);
        }
    }

    @Test
    void batchesOfDifferentTopicsComeOneAfterTheOther() {
        // Given
        String other = topic();
        ingest(topic, 10);
        ingest(other, 5);
        RecordingTaker first = new RecordingTaker(Map.of(0, 0L));
        rows.start(topic, first);
        awaitPosition(first, 11);
        rows.stop();

        // When
        RecordingTaker second = new RecordingTaker(Map.of(0, 2L));
        rows.start(other, second);
        ingest(topic, 10);
        ingest(other, 1);

        // Then
        awaitPosition(second, 8);
        assertThat(first.places()).isEqualTo(places(topic, 0, 10));
        assertThat(second.places()).containsExactly(other + "/2", other + "/3", other + "/4", other + "/6");
    }

    @Test
    void pollsThatWaitInTheChannelAreNotGivenToTheNextBatch() {
        // Given
        String other = topic();
        ingest(topic, MORE_THAN_THE_QUEUE_HOLDS);
        ingest(other, 5);
        HeldTaker first = new HeldTaker();
        rows.start(topic, first);
        awaitFullChannel();
        CompletableFuture<Void> stopped = CompletableFuture.runAsync(rows::stop);
        first.release.countDown();
        stopped.join();
        List<String> landed = first.places();

        // When
        RecordingTaker second = new RecordingTaker(Map.of(0, 0L));
        rows.start(other, second);

        // Then
        awaitPosition(second, 6);
        assertThat(second.places()).isEqualTo(places(other, 0, 5));
        assertThat(first.places()).isEqualTo(landed);
    }

    @Test
    void pollsThatWaitInTheChannelAreNotGivenToTheSameBatchThatIsLandedAgain() {
        // Given
        ingest(topic, MORE_THAN_THE_QUEUE_HOLDS);
        HeldTaker first = new HeldTaker();
        rows.start(topic, first);
        awaitFullChannel();
        CompletableFuture<Void> stopped = CompletableFuture.runAsync(rows::stop);
        first.release.countDown();
        stopped.join();

        // When
        RecordingTaker again = new RecordingTaker(Map.of(0, 0L));
        rows.start(topic, again);

        // Then
        awaitPosition(again, MORE_THAN_THE_QUEUE_HOLDS + 1);
        assertThat(again.places()).isEqualTo(places(topic, 0, MORE_THAN_THE_QUEUE_HOLDS));
    }

    @Test
    void aLandingMayTakeLongerThanTheIntervalOfPolls() throws Exception {
        // Given
        ingest(topic, MORE_THAN_THE_QUEUE_HOLDS);
        HeldTaker slow = new HeldTaker();
        rows.start(topic, slow);
        slow.begun.await();
        long begunNanos = System.nanoTime();

        // When
        await().until(() -> {
            rows.check();
            return System.nanoTime() - begunNanos
                    > TimeUnit.MILLISECONDS.toNanos(3 * RunningBroker.MAX_POLL_INTERVAL_MILLIS);
        });
        slow.release.countDown();

        // Then
        awaitPosition(slow, MORE_THAN_THE_QUEUE_HOLDS + 1);
        assertThat(slow.places()).isEqualTo(places(topic, 0, MORE_THAN_THE_QUEUE_HOLDS));
        assertThat(admin.listGroups().all().get()).isEmpty();
    }

    @Test
    void rowsThatKafkaNoLongerKeepsAreMissedAndTheNextBatchComes() throws Exception {
        // Given
        ingest(topic, 10);
        admin.deleteRecords(Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(4)))
                .all()
                .get();
        rows.start(topic, new RecordingTaker(Map.of(0, 0L)));

        // When
        StageFailure refusal = awaitFailure();

        // Then
        assertThat(refusal.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(refusal)
                .hasMessage(
                        "Kafka no longer keeps all rows of the batch: ingest it again, into a topic that keeps them.");
        rows.stop();
        requireThatTheNextBatchComes();
    }

    @Test
    void rowsThatKafkaDropsWhileTheyAreLandedAreMissed() throws Exception {
        // Given
        ingest(topic, MORE_THAN_THE_QUEUE_HOLDS, new byte[1_000]);
        HeldTaker slow = new HeldTaker();
        rows.start(topic, slow);
        awaitFullChannel();
        admin.deleteRecords(
                        Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(MORE_THAN_THE_QUEUE_HOLDS)))
                .all()
                .get();

        // When
        slow.release.countDown();

        // Then
        assertThat(awaitFailure().exitCode()).isEqualTo(ExitCode.REFUSED);
        rows.stop();
        requireThatTheNextBatchComes();
    }

    @Test
    void aLandingThatFailsSaysWhyAndTheNextBatchComes() {
        // Given
        ingest(topic, MORE_THAN_THE_QUEUE_HOLDS);
        StageFailure full = new StageFailure(ExitCode.CANNOT_WRITE, "The disk is full.");
        rows.start(topic, new FailingTaker(full));

        // When
        StageFailure failure = awaitFailure();

        // Then
        assertThat(failure).isSameAs(full);
        rows.stop();
        requireThatTheNextBatchComes();
    }

    @Test
    void aBugOfTheLandingIsSaidToBeOneAndTheNextBatchComes() {
        // Given
        ingest(topic, 10);
        rows.start(topic, new FailingTaker(new IllegalStateException("oops")));

        // When
        StageFailure failure = awaitFailure();

        // Then
        assertThat(failure.exitCode()).isEqualTo(ExitCode.BUG);
        assertThat(failure).hasMessage("The sink stopped (java.lang.IllegalStateException: oops): this is a bug.");
        rows.stop();
        requireThatTheNextBatchComes();
    }

    @Test
    void aLandingWithoutPartitionsStartsNothing() {
        // When
        rows.start(topic, new RecordingTaker(Map.of()));

        // Then
        rows.check();
        rows.stop();
        requireThatTheNextBatchComes();
    }

    private record FailingTaker(RuntimeException failure) implements RowTaker {
        @Override
        public Map<Integer, Long> positions() {
            return Map.of(0, 0L);
        }

        @Override
        public void take(ConsumerRecords<byte[], byte[]> polled) {
            throw failure;
        }
    }

    private StageFailure awaitFailure() {
        return await().until(() -> catchThrowableOfType(StageFailure.class, rows::check), failure -> failure != null);
    }

    private void requireThatTheNextBatchComes() {
        String next = topic();
        ingest(next, 3);
        RecordingTaker taker = new RecordingTaker(Map.of(0, 0L));
        rows.start(next, taker);
        awaitPosition(taker, 4);
        assertThat(taker.places()).isEqualTo(places(next, 0, 3));
    }
}
