package dev.millrace.ingest.rest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.millrace.contract.wire.WireFormat;
import dev.millrace.runtime.batch.BatchState;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EventFeedTest {
    private EventFeed feed;
    private AssertSubscriber<Optional<BatchView>> client;

    @BeforeEach
    void listen() {
        client = Multi.createFrom()
                .<EventFeed>emitter(emitter -> feed = new EventFeed("b", emitter), BackPressureStrategy.LATEST)
                .map(EventFeed::next)
                .subscribe()
                .withSubscriber(AssertSubscriber.create(0));
    }

    @Test
    void aClientThatDoesNotListenIsToldTheLatestStateAlone() {
        // Given
        for (int ahead = 1_000; ahead > 0; ahead--) {
            feed.show(Optional.of(batch(BatchState.QUEUED, ahead)));
        }

        // When
        client.request(10);

        // Then
        assertThat(client.getItems()).containsExactly(Optional.of(batch(BatchState.QUEUED, 1)));
    }

    @Test
    void aStateThatIsNoNewsIsNotTold() {
        // Given
        client.request(10);
        feed.show(Optional.of(batch(BatchState.QUEUED, 1)));

        // When
        feed.show(Optional.of(batch(BatchState.QUEUED, 1)));

        // Then
        assertThat(client.getItems()).hasSize(1);
    }

    @Test
    void theLastStateIsStillToldToAClientThatDidNotListen() {
        // Given
        feed.show(Optional.of(batch(BatchState.RUNNING, 0)));
        feed.show(Optional.of(batch(BatchState.VERIFIED, 0)));

        // When
        client.request(10);

        // Then
        assertThat(client.getItems()).isEqualTo(List.of(Optional.of(batch(BatchState.VERIFIED, 0))));
        client.assertCompleted();
    }

    @Test
    void aBatchThatIsForgottenEndsTheFeed() {
        // When
        feed.show(Optional.empty());

        // Then
        client.assertCompleted();
    }

    private static BatchView batch(BatchState state, int ahead) {
        return new BatchView(
                "b",
                null,
                state,
                ahead,
                "sales",
                "sales.csv",
                WireFormat.JSON,
                "0",
                1,
                Instant.EPOCH,
                Instant.EPOCH,
                List.of(),
                null,
                List.of(),
                null,
                null,
                BatchView.Links.of("b", false));
    }
}
