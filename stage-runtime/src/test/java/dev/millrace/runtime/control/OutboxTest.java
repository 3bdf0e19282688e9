package dev.millrace.runtime.control;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class OutboxTest {
    private final Outbox outbox = new Outbox();
    private final List<Message<ProducerRecord<byte[], byte[]>>> taken = new ArrayList<>();

    private static ProducerRecord<byte[], byte[]> record(String key) {
        return new ProducerRecord<>("progress", key.getBytes(UTF_8), null);
    }

    private List<String> keys() {
        return taken.stream()
                .map(message -> new String(message.getPayload().key(), UTF_8))
                .toList();
    }

    private void connect() {
        outbox.messages().subscribe().with(taken::add);
    }

    @Test
    void whatWasSentBeforeTheChannelIsThereIsSentInOrderWhenItIs() {
        // Given
        outbox.send(record("a"));
        outbox.offer(record("b"));

        // When
        connect();
        outbox.send(record("c"));

        // Then
        assertThat(keys()).containsExactly("a", "b", "c");
    }

    @Test
    void itIsWrittenWhenTheBrokerHasSaidSo() {
        // Given
        connect();
        CompletableFuture<Void> written = outbox.send(record("a"));
        assertThat(written).isNotDone();

        // When
        taken.get(0).ack();

        // Then
        assertThat(written).isCompleted();
    }

    @Test
    void whatCouldNotBeWrittenIsToldToItsSenderAndTheChannelGoesOn() {
        // Given
        connect();
        CompletableFuture<Void> lost = outbox.send(record("a"));

        // When
        CompletableFuture<Void> nack =
                taken.get(0).nack(new IllegalStateException("away")).toCompletableFuture();
        outbox.send(record("b"));

        // Then
        assertThat(lost).isCompletedExceptionally();
        assertThat(nack).isCompleted();
        assertThat(keys()).containsExactly("a", "b");
    }

    @Test
    void offersDoNotPileUpWhileTheBrokerIsAwayAndWhatMustBeKnownIsKept() {
        // Given
        connect();
        for (int i = 0; i < 100; i++) {
            outbox.offer(record("offer"));
        }
        int waiting = taken.size();

        // When
        outbox.send(record("end"));

        // Then
        assertThat(waiting).isBetween(1, 20);
        assertThat(keys()).hasSize(waiting + 1).endsWith("end");
    }

    @Test
    void offersAreTakenAgainWhenTheBrokerIsBack() {
        // Given
        connect();
        for (int i = 0; i < 100; i++) {
            outbox.offer(record("offer"));
        }
        List.copyOf(taken).forEach(Message::ack);

        // When
        outbox.offer(record("later"));

        // Then
        assertThat(keys()).endsWith("later");
    }
}
