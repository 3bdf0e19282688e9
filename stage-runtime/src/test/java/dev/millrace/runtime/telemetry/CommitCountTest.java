package dev.millrace.runtime.telemetry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

import dev.millrace.contract.dataset.DatasetFile;
import dev.millrace.contract.dataset.Tally;
import dev.millrace.contract.wire.BatchDetails;
import dev.millrace.contract.wire.BatchRecord;
import dev.millrace.contract.wire.BatchRecord.Opened;
import dev.millrace.contract.wire.Checkpoint;
import dev.millrace.contract.wire.WireFormat;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CommitCountTest {
    private static final long HEADER = 20;

    private final LongAdder transactions = new LongAdder();
    private final LongAdder bytes = new LongAdder();

    @Test
    void everyTransactionIsCountedOnce() {
        // Given
        CommitCount count = count(Optional.empty());
        count.take(at(0, HEADER));
        count.take(at(1, 500));
        count.take(at(1, 500));

        // When
        count.take(at(3, 900).completed(Map.of(0, 9L)));

        // Then
        assertThat(transactions.sum()).isEqualTo(3);
        assertThat(bytes.sum()).isEqualTo(900);
    }

    @Test
    void whatWasCommittedBeforeARestartIsNotCounted() {
        // Given
        CommitCount count = count(Optional.of(at(2, 700)));

        // When
        count.take(at(3, 900));

        // Then
        assertThat(transactions.sum()).isEqualTo(1);
        assertThat(bytes.sum()).isEqualTo(200);
    }

    @Test
    void aBatchThatBeginsAnewIsCountedAnew() {
        // Given
        CommitCount count = count(Optional.of(at(2, 700).failed("No.")));
        count.take(at(0, HEADER));

        // When
        count.take(at(1, 400));

        // Then
        assertThat(transactions.sum()).isEqualTo(1);
        assertThat(bytes.sum()).isEqualTo(400);
    }

    private CommitCount count(Optional<BatchRecord> before) {
        return new CommitCount(before, transactions::add, bytes::add);
    }

    private static Opened at(long transaction, long position) {
        var none = new Tally(new DatasetFile().load("transactions")).totals();
        Checkpoint checkpoint = new Checkpoint(position, 2, transaction, 0, none, List.of());
        return BatchRecord.opened(
                new BatchDetails(
                        "b", "transactions", "transactions", WireFormat.JSON, "f", Map.of(0, 0L), Optional.empty(), 1),
                checkpoint);
    }
}
