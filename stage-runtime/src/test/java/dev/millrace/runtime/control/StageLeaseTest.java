package dev.millrace.runtime.control;

import java.util.ArrayList;
import java.util.List;

import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StageLeaseTest {
    private static final List<TopicPartition> TOKEN = List.of(new TopicPartition("requests", 0));

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("latest");
    private final StageLease lease = new StageLease();
    private final List<Boolean> lost = new ArrayList<>();

    StageLeaseTest() {
        consumer.assign(TOKEN);
        lease.whenLost(() -> lost.add(lease.isHeld()));
    }

    @Test
    void whoeverHasThePartitionHoldsTheLeaseAndFetchesNothing() {
        // When
        lease.onPartitionsAssigned(consumer, TOKEN);

        // Then
        assertThat(lease.isHeld()).isTrue();
        assertThat(consumer.paused()).containsExactlyElementsOf(TOKEN);
        assertThat(lost).isEmpty();
    }

    @Test
    void aMemberWithoutThePartitionDoesNotHoldIt() {
        // When
        lease.onPartitionsAssigned(consumer, List.of());
        lease.onPartitionsRevoked(consumer, List.of());

        // Then
        assertThat(lease.isHeld()).isFalse();
        assertThat(lost).isEmpty();
    }

    @Test
    void aRebalanceThatTakesNothingAwayDisturbsNobody() {
        // Given
        lease.onPartitionsAssigned(consumer, TOKEN);

        // When
        lease.onPartitionsRevoked(consumer, List.of());
        lease.onPartitionsAssigned(consumer, List.of());

        // Then
        assertThat(lease.isHeld()).isTrue();
        assertThat(lost).isEmpty();
    }

    @Test
    void theLossIsToldOnceWhenItIsAFact() {
        // Given
        lease.onPartitionsAssigned(consumer, TOKEN);

        // When
        lease.onPartitionsRevoked(consumer, TOKEN);
        lease.onPartitionsRevoked(consumer, TOKEN);

        // Then
        assertThat(lost).containsExactly(false);
    }

    @Test
    void aPartitionThatWasLostUnnoticedIsLost() {
        // Given
        lease.onPartitionsAssigned(consumer, TOKEN);

        // When
        lease.onPartitionsLost(consumer, TOKEN);

        // Then
        assertThat(lease.isHeld()).isFalse();
        assertThat(lost).containsExactly(false);
    }

    @Test
    void itCanBeHadBack() {
        // Given
        lease.onPartitionsAssigned(consumer, TOKEN);
        lease.onPartitionsRevoked(consumer, TOKEN);

        // When
        lease.onPartitionsAssigned(consumer, TOKEN);

        // Then
        assertThat(lease.isHeld()).isTrue();
    }
}
