package dev.millrace.ingest.watch;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import dev.millrace.contract.stage.Phase;
import dev.millrace.contract.stage.Stage;
import dev.millrace.contract.wire.BatchRecord;
import dev.millrace.ingest.service.BatchService;
import dev.millrace.runtime.batch.BatchRequest;
import dev.millrace.runtime.batch.BatchStatus;
import dev.millrace.runtime.control.ControlChannels;
import dev.millrace.runtime.service.StageService;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.inject.Inject;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What may happen to the channels by which the services agree, and to the lease, while a service is up. */
@QuarkusTest
@QuarkusTestResource(value = Surroundings.class, restrictToAnnotatedClass = true)
@TestProfile(ControlPlaneIT.SlowIngest.class)
class ControlPlaneIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration LOOKS_OF_THE_WATCH = Duration.ofSeconds(4);
    private static final String GROUP = "millrace-ingest";
    private static final int MAX_POLL_INTERVAL_MILLIS = 7_000;
    private static final int MANY_ROWS = 30_000;

    /** Transactions so small that there is time to do something to an ingest. */
    public static final class SlowIngest implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "millrace.rows-per-transaction",
                    "50",
                    "mp.messaging.incoming.lease.max.poll.interval.ms",
                    String.valueOf(MAX_POLL_INTERVAL_MILLIS));
        }
    }

    @TestHTTPResource(management = true)
    URI management;

    @Inject
    BatchService desk;

    @Inject
    StageService service;

    @Inject
    KafkaClientService clients;

    BrokerOfTheTest broker;
    Path data;
    private Probe probe;

    @BeforeEach
    void untilItIsReady() {
        probe = new Probe(management.resolve("/q"));
        await().atMost(SOON).until(() -> probe.health("ready").statusCode() == 200);
    }

    @ParameterizedTest
    @ValueSource(strings = {ControlChannels.REQUESTS, ControlChannels.PROGRESS})
    void aRecordThatNobodyCanReadIsSkippedAndEverythingElseGoesOn(String topic) {
        // Given
        Purchases good = Purchases.write(data, "after-" + topic, 100, "1");

        try (LogLines log = LogLines.open()) {
            // When
            write(topic, "nobody", "top secret");
            ask(good.request());

            // Then
            awaitIngest(good.request(), Phase.DONE);
            assertSkipped(log, topic);
        }
    }

    /** An ingest itself must know the whole ledger, or it could send rows twice. */
    @Test
    void aRecordOfTheLedgerThatNobodyCanReadIsSkippedByTheChannelAndRefusedByTheIngest() throws Exception {
        // Given
        Purchases good = Purchases.write(data, "after-batches", 100, "1");

        try (LogLines log = LogLines.open()) {
            // When
            write(ControlChannels.BATCHES, "nobody", "top secret");
            ask(good.request());

            // Then
            awaitIngest(good.request(), Phase.FAILED);
            assertThat(service.store().find(good.request().id()).orElseThrow().reason())
                    .get()
                    .asString()
                    .endsWith("that is not Millrace's: use another cluster.");
            assertSkipped(log, ControlChannels.BATCHES);
        } finally {
            deleteTopics();
            awaitNothingOf(good.request());
        }
    }

    private void assertSkipped(LogLines log, String topic) {
        assertThat(log.all())
                .filteredOn(line -> line.getFormattedMessage().contains("that is not Millrace's: it is skipped"))
                .singleElement()
                .satisfies(line -> assertThat(line.getFormattedMessage())
                        .startsWith("The topic %s holds a record at offset ".formatted(topic)));
        assertThat(log.all()).noneMatch(line -> line.getFormattedMessage().contains("secret"));
        assertThat(probe.health("live").statusCode()).isEqualTo(200);
        assertThat(probe.health("ready").statusCode()).isEqualTo(200);
    }

    @Test
    void theChannelsAreMeasuredAndTheirHealthIsKnown() {
        // When
        String health = probe.health("live").body();
        String metrics = probe.metrics();

        // Then
        assertThat(health)
                .contains(
                        "\"requests\"",
                        "\"batches\"",
                        "\"progress\"",
                        "\"lease\"",
                        "\"progress-out\"",
                        "\"requests-out\"");
        assertThat(metrics)
                .contains("kafka_consumer_fetch_manager_records_consumed_total", "kafka_producer_record_send_total");
    }

    @Test
    void aLeaseThatIsLostInMidBatchStopsTheWorkWhichIsGoneOnWithWithoutALossOrADouble() {
        // Given
        Purchases many = Purchases.write(data, "many", MANY_ROWS, "1");
        double interrupted = interrupted();
        ask(many.request());
        awaitRows(many.request(), 100);

        // When
        dismissMembers();

        // Then
        await().atMost(SOON).until(() -> interrupted() == interrupted + 1);
        awaitIngest(many.request(), Phase.DONE);
        assertWhole(many, MANY_ROWS);
    }

    @Test
    void aConsumerThatIsEvictedBecauseItDidNotPollStopsTheWorkAndAnotherTakesOver() throws Exception {
        // Given
        Purchases many = Purchases.write(data, "evicted", MANY_ROWS * 2, "1");
        double interrupted = interrupted();
        ask(many.request());
        awaitRows(many.request(), 100);
        CountDownLatch rivalHasIt = new CountDownLatch(1);

        // When
        clients.getConsumer(ControlChannels.LEASE)
                .runOnPollingThread(consumer -> {
                    try {
                        rivalHasIt.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                })
                .subscribe()
                .with(nothing -> {}, failure -> {});
        try (KafkaConsumer<byte[], byte[]> rival = rival()) {
            await().atMost(SOON).until(() -> {
                rival.poll(Duration.ofMillis(100));
                return !rival.assignment().isEmpty();
            });
            rivalHasIt.countDown();

            // Then
            await().atMost(SOON).until(() -> {
                rival.poll(Duration.ofMillis(100));
                return interrupted() == interrupted + 1;
            });
        }
        awaitIngest(many.request(), Phase.DONE);
        assertWhole(many, MANY_ROWS * 2);
    }

    @Test
    void whenTheBrokerIsBackTheChannelsGoOn() {
        // Given
        Purchases before = Purchases.write(data, "before", 100, "1");
        ask(before.request());
        awaitIngest(before.request(), Phase.DONE);
        broker.goAway();
        await().atMost(SOON).until(() -> probe.health("ready").statusCode() == 503);

        // When
        broker.comeBack();

        // Then
        Purchases after = Purchases.write(data, "after", 100, "1");
        await().atMost(SOON).until(() -> probe.health("ready").statusCode() == 200);
        ask(after.request());
        awaitIngest(after.request(), Phase.DONE);
        assertThat(stage(before.request(), Phase.DONE)).isTrue();
    }

    @Test
    void topicsThatAreCreatedAnewLeaveNothingOfTheOldOnes() throws Exception {
        // Given
        Purchases old = Purchases.write(data, "old", 100, "1");
        ask(old.request());
        awaitIngest(old.request(), Phase.DONE);

        // When
        deleteTopics();

        // Then
        awaitNothingOf(old.request());
        Purchases later = Purchases.write(data, "later", 100, "1");
        ask(later.request());
        awaitIngest(later.request(), Phase.DONE);
        assertThat(service.store().newest()).hasSize(1);
    }

    private void deleteTopics() throws Exception {
        try (Admin admin = Admin.create(service.cluster().clientConfig())) {
            admin.deleteTopics(List.of(ControlChannels.REQUESTS, ControlChannels.BATCHES, ControlChannels.PROGRESS))
                    .all()
                    .get();
        }
    }

    /** A broker deletes one topic after the other, and each that is found missing has all of them read anew. */
    private void awaitNothingOf(BatchRequest request) {
        await().during(LOOKS_OF_THE_WATCH)
                .atMost(SOON)
                .until(() -> service.isCaughtUp()
                        && service.store().find(request.id()).isEmpty());
    }

    private void ask(BatchRequest request) {
        desk.submit(request);
    }

    private void awaitIngest(BatchRequest request, Phase end) {
        await().atMost(SOON.multipliedBy(2)).until(() -> stage(request, end));
    }

    private boolean stage(BatchRequest request, Phase phase) {
        return service.store()
                .find(request.id())
                .flatMap(status -> status.stage(Stage.INGEST))
                .filter(stage -> stage.phase() == phase)
                .isPresent();
    }

    private void awaitRows(BatchRequest request, long rows) {
        await().atMost(SOON).pollInterval(Duration.ofMillis(20)).until(() -> rows(request) >= rows);
    }

    private long rows(BatchRequest request) {
        return service.store()
                .find(request.id())
                .flatMap(BatchStatus::ledger)
                .map(ledger -> ledger.checkpoint().accepted().rows())
                .orElse(0L);
    }

    private void assertWhole(Purchases file, int rows) {
        await().atMost(SOON).untilAsserted(() -> assertThat(
                        service.store().find(file.request().id()).flatMap(BatchStatus::ledger))
                .get()
                .extracting(BatchRecord::state)
                .isEqualTo(BatchRecord.State.COMPLETED));
        assertThat(rows(file.request())).isEqualTo(rows);
    }

    private double interrupted() {
        return probe.metric(
                        "millrace_stage_seconds_count{dataset=\"transactions\",outcome=\"interrupted\",stage=\"ingest\"}")
                .orElse(0);
    }

    private void write(String topic, String key, String value) {
        Map<String, Object> config = new HashMap<>(service.cluster().clientConfig());
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, key.getBytes(UTF_8), value.getBytes(UTF_8)));
        }
    }

    /** As a coordinator does with members that it has not heard of. */
    private void dismissMembers() {
        try (Admin admin = Admin.create(service.cluster().clientConfig())) {
            admin.removeMembersFromConsumerGroup(GROUP, new RemoveMembersFromConsumerGroupOptions())
                    .all()
                    .get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private KafkaConsumer<byte[], byte[]> rival() {
        Map<String, Object> config = service.cluster().readerConfig();
        config.put("group.id", GROUP);
        KafkaConsumer<byte[], byte[]> rival = new KafkaConsumer<>(config);
        rival.subscribe(List.of(ControlChannels.REQUESTS));
        return rival;
    }
}
