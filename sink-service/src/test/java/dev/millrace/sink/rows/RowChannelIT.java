package dev.millrace.sink.rows;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.reactive.messaging.ChannelRegistry;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import jakarta.inject.Inject;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The bean alone: its channel is fed by hand. */
@QuarkusTest
@TestProfile(RowChannelIT.ByHand.class)
class RowChannelIT {
    private static final TopicPartition PARTITION = new TopicPartition("sales", 0);

    @Inject
    @Connector(InMemoryConnector.CONNECTOR)
    InMemoryConnector connector;

    @Inject
    ChannelRegistry channels;

    /** No broker, and a channel that is open from the start. */
    public static class ByHand implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "mp.messaging.incoming.rows.connector", InMemoryConnector.CONNECTOR,
                    "mp.messaging.incoming.rows.initially-paused", "false",
                    "quarkus.kafka.devservices.enabled", "false",
                    "quarkus.http.test-port", "0",
                    "quarkus.management.test-port", "0");
        }
    }

    private static Poll poll(RowAssignment assignment, long offset) {
        var row = new ConsumerRecord<byte[], byte[]>("sales", 0, offset, null, new byte[0]);
        return new Poll(
                assignment,
                new ConsumerRecords<>(
                        Map.of(PARTITION, List.of(row)), Map.of(PARTITION, new OffsetAndMetadata(offset + 1))));
    }

    @Test
    void eachPollComesToTheLandingItWasPolledForAndNoFailureEndsTheChannel() {
        // Given
        RecordingTaker landing = new RecordingTaker(Map.of(0, 0L));
        RecordingTaker left = new RecordingTaker(Map.of(0, 0L));
        RowAssignment now = new RowAssignment("sales", landing);
        RowAssignment before = new RowAssignment("sales", left);
        RowAssignment full = new RowAssignment("sales", new RecordingTaker(Map.of()) {
            @Override
            public void take(ConsumerRecords<byte[], byte[]> rows) {
                throw new OutOfMemoryError("a poll of a test");
            }
        });
        before.end();
        List<Throwable> told = new CopyOnWriteArrayList<>();

        // When
        var rows = connector.<Object>source("rows");
        rows.send(List.of(poll(now, 0)));
        rows.send(Message.of(List.of(poll(full, 1))).withNack(failure -> {
            told.add(failure);
            return CompletableFuture.completedStage(null);
        }));
        rows.send(List.of(poll(before, 2)));
        rows.send(List.of(poll(now, 3)));

        // Then
        await().until(() -> landing.places().size() == 2);
        assertThat(landing.places()).containsExactly("sales/0", "sales/3");
        assertThat(left.places()).isEmpty();
        assertThat(told).as("what would end a channel of Kafka's").isEmpty();
        assertThat(channels.getPausable("rows").isPaused()).isFalse();
    }
}
