package dev.millrace.ingest.rows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import dev.millrace.contract.wire.BatchRecord;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static dev.millrace.ingest.rows.Transactions.chunk;
import static dev.millrace.ingest.rows.Transactions.lastChunk;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The channel and its connector together, without a broker. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RowChannelTest {
    private final Transactions producers = new Transactions();
    private final RowChannel channel = new RowChannel(producers);

    private BatchTransactions open(String name) {
        return channel.open(name, CommitObserver.NONE);
    }

    private void connect() {
        channel.rows().subscribe().withSubscriber(new TransactionSubscriber());
    }

    @Test
    void aTransactionIsSomeChunksAndEndsWithTheRecordThatCountsThem() {
        // Given
        connect();
        BatchTransactions transactions = open("a");

        // When
        channel.send(Multi.createFrom()
                .items(
                        chunk(transactions, "1", "2"),
                        lastChunk(transactions, 1, "3"),
                        lastChunk(transactions, 2, "4", "5"),
                        chunk(transactions, "6")));

        // Then
        assertThat(producers.committed("a")).containsExactly("1", "2", "3", "#1", "4", "5", "#2");
        assertThat(producers.of("a").commitCount()).isEqualTo(2);
        assertThat(producers.of("a").uncommittedRecords()).hasSize(1);
    }

    @Test
    void oneBatchAfterTheOtherGoesThroughTheSameChannel() {
        // Given
        connect();
        try (BatchTransactions first = open("a")) {
            channel.send(Multi.createFrom().item(lastChunk(first, 1, "1")));
        }

        // When
        try (BatchTransactions second = open("b")) {
            channel.send(Multi.createFrom().item(lastChunk(second, 1, "2")));
        }

        // Then
        assertThat(producers.committed("a")).containsExactly("1", "#1");
        assertThat(producers.committed("b")).containsExactly("2", "#1");
    }

    @Test
    void aCommitThatFailsEndsTheReadingAndTheNextProducerGoesOn() {
        // Given
        connect();
        BatchTransactions failing = open("a");
        KafkaException lost = new KafkaException("lost on the way");
        producers.of("a").commitTransactionException = lost;
        AtomicInteger read = new AtomicInteger();
        AtomicBoolean cancelled = new AtomicBoolean();
        Multi<RowChunk> chunks = Multi.createBy()
                .repeating()
                .supplier(() -> lastChunk(failing, read.incrementAndGet(), "1"))
                .atMost(1_000)
                .onCancellation()
                .invoke(() -> cancelled.set(true));

        // When
        assertThatThrownBy(() -> channel.send(chunks)).isSameAs(lost);

        // Then
        assertThat(cancelled).isTrue();
        assertThat(read.get()).isLessThanOrEqualTo(2);
        failing.close();
        BatchTransactions next = open("a");
        channel.send(Multi.createFrom().item(lastChunk(next, 1, "1")));
        assertThat(producers.committed("a")).containsExactly("1", "#1");
    }

    @Test
    void aReadingThatFailsEndsBehindTheChunksThatItGave() {
        // Given
        connect();
        BatchTransactions transactions = open("a");
        IllegalStateException stopped = new IllegalStateException("stopped");

        // When
        assertThatThrownBy(() -> channel.send(Multi.createBy()
                        .concatenating()
                        .streams(
                                Multi.createFrom().item(lastChunk(transactions, 1, "1")),
                                Multi.createFrom().failure(stopped))))
                .isSameAs(stopped);

        // Then
        assertThat(producers.committed("a")).containsExactly("1", "#1");
        channel.send(Multi.createFrom().item(lastChunk(transactions, 2, "2")));
        assertThat(producers.committed("a")).endsWith("2", "#2");
    }

    @Test
    void aChunkThatIsStillQueuedWhenItsProducerFailsIsNeverSent() {
        // Given
        Flow.Subscriber<Message<RowChunk>> connector = new TransactionSubscriber();
        Multi.createFrom().<Message<RowChunk>>nothing().subscribe().withSubscriber(connector);
        BatchTransactions failed = open("a");
        producers.of("a").commitTransactionException = new KafkaException("lost on the way");
        List<Throwable> refused = new ArrayList<>();
        connector.onNext(message(lastChunk(failed, 1, "1"), refused));
        BatchTransactions next = open("a");

        // When
        connector.onNext(message(chunk(failed, "queued"), refused));

        // Then
        assertThat(refused).hasSize(2);
        assertThat(refused.get(1)).isInstanceOf(IllegalStateException.class);
        connector.onNext(message(lastChunk(next, 1, "again"), refused));
        assertThat(refused).hasSize(2);
        assertThat(producers.committed("a")).containsExactly("again", "#1");
    }

    @Test
    void aProducerThatIsFencedSaysSo() {
        // Given
        connect();
        BatchTransactions older = open("a");
        BatchTransactions newer = open("a");

        // When / Then
        assertThatThrownBy(() -> channel.send(Multi.createFrom().item(lastChunk(older, 1, "older"))))
                .isInstanceOf(ProducerFencedException.class);
        channel.send(Multi.createFrom().item(lastChunk(newer, 1, "newer")));
        assertThat(producers.committed("a")).containsExactly("newer", "#1");
    }

    @Test
    void nothingIsReadBeforeTheConnectorAsksForIt() {
        // Given
        BatchTransactions transactions = open("a");
        AtomicInteger read = new AtomicInteger();
        Supplier<RowChunk> reading = () -> chunk(transactions, "" + read.incrementAndGet());
        AssertSubscriber<Message<RowChunk>> connector =
                channel.rows().subscribe().withSubscriber(AssertSubscriber.create(2));
        CompletableFuture<Void> sent = CompletableFuture.runAsync(() ->
                channel.send(Multi.createBy().repeating().supplier(reading).atMost(3)));
        connector.awaitItems(2, Duration.ofSeconds(10));
        int readBefore = read.get();

        // When
        connector.awaitNextItem(Duration.ofSeconds(10));

        // Then
        sent.join();
        assertThat(readBefore).isEqualTo(2);
        assertThat(read).hasValue(3);
    }

    @Test
    void theObserverHearsOfACommitBeforeAndOfItsSuccessBehindIt() {
        // Given
        connect();
        List<String> heard = new ArrayList<>();
        CommitObserver observer = new CommitObserver() {
            @Override
            public void committing(BatchRecord batch) {
                heard.add("committing " + producers.of("a").commitCount());
            }

            @Override
            public void committed() {
                heard.add("committed " + producers.of("a").commitCount());
            }
        };
        BatchTransactions transactions = channel.open("a", observer);

        // When
        channel.send(Multi.createFrom().item(lastChunk(transactions, 1, "1")));
        producers.of("a").commitTransactionException = new KafkaException("lost on the way");
        assertThatThrownBy(() -> channel.send(Multi.createFrom().item(lastChunk(transactions, 2, "2"))))
                .isInstanceOf(KafkaException.class);

        // Then
        assertThat(heard).containsExactly("committing 0", "committed 1", "committing 1");
    }

    @Test
    void aConnectorThatTakesNoMoreKeepsNobodyWaiting() {
        // Given
        AssertSubscriber<Message<RowChunk>> connector =
                channel.rows().subscribe().withSubscriber(AssertSubscriber.create(1));
        BatchTransactions transactions = open("a");
        Multi<RowChunk> chunks = Multi.createFrom().items(chunk(transactions, "1"), chunk(transactions, "2"));
        CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> channel.send(chunks));
        connector.awaitItems(1, Duration.ofSeconds(10));

        // When
        connector.cancel();

        // Then
        assertThatThrownBy(sent::join).hasCauseInstanceOf(CancellationException.class);
        assertThatThrownBy(() -> channel.send(chunks))
                .hasMessage("The channel of the rows has ended, and nothing leaves any more.");
    }

    private static Message<RowChunk> message(RowChunk chunk, List<Throwable> refused) {
        return Message.of(chunk, () -> CompletableFuture.completedStage(null), failure -> {
            refused.add(failure);
            return CompletableFuture.completedStage(null);
        });
    }
}
