package dev.millrace.contract.wire;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.millrace.contract.dataset.RejectedRows;
import dev.millrace.contract.dataset.Totals;
import dev.millrace.contract.stage.Shard;
import dev.millrace.contract.wire.BatchRecord.State;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SharedBatchTest {
    private final BatchRecord opened = BatchRecord.opened(
                    "0123456789abcdef",
                    "sales",
                    "sales",
                    WireFormat.CSV,
                    "sales.csv",
                    Map.of(0, 7L, 1, 0L),
                    checkpoint(12, 0, 0, 0, "0000000000000000", "0.00"))
            .sharedBy(2);
    private final BatchRecord first =
            opened.of(new Shard(0, 2)).at(checkpoint(500, 3, 1, 40, "ffffffffffffffff", "10.50"));
    private final BatchRecord second =
            opened.of(new Shard(1, 2)).at(checkpoint(900, 2, 4, 30, "0000000000000003", "-0.25"));

    private static Checkpoint checkpoint(
            long position, long transactions, long rejected, long rows, String hash, String sum) {
        return new Checkpoint(
                position,
                position / 10,
                transactions,
                rejected,
                new Totals(rows, hash, Map.of("total", new BigDecimal(sum))));
    }

    @Test
    void isOpenWithTheSumsSoFarUntilTheLastShardIsCompleted() {
        // When
        BatchRecord merged = new SharedBatch(opened, List.of(first, second.completed(Map.of(0, 9L)))).merged();

        // Then
        assertThat(merged.state()).isEqualTo(State.OPENED);
        assertThat(merged.checkpoint()).isEqualTo(checkpoint(900, 5, 5, 70, "0000000000000002", "10.25"));
        assertThat(merged.startOffsets()).isEqualTo(opened.startOffsets());
        assertThat(merged.endOffsets()).isEmpty();
    }

    @Test
    void addsUpWhyRowsWereRejected() {
        // Given
        BatchRecord one = opened.of(new Shard(0, 2)).at(rejecting("Amount", 3, "line 2: 'x'", "line 3: 'y'"));
        BatchRecord other = opened.of(new Shard(1, 2)).at(rejecting("Amount", 4, "line 8: 'z'", "line 9: 'q'"));

        // When
        BatchRecord merged = new SharedBatch(opened, List.of(one, other)).merged();

        // Then
        assertThat(merged.checkpoint()).isEqualTo(rejecting("Amount", 7, "line 2: 'x'", "line 3: 'y'", "line 8: 'z'"));
    }

    private static Checkpoint rejecting(String column, long rows, String... examples) {
        return new Checkpoint(
                9,
                9,
                0,
                rows,
                new Totals(0, "0000000000000000", Map.of()),
                List.of(new RejectedRows(column, "is not a number", rows, List.of(examples))));
    }

    @Test
    void isCompletedAtTheEndOfTheLastOfItsShards() {
        // When
        BatchRecord merged = new SharedBatch(
                        opened, List.of(first.completed(Map.of(0, 9L, 1, 8L)), second.completed(Map.of(0, 7L, 1, 20L))))
                .merged();

        // Then
        assertThat(merged.state()).isEqualTo(State.COMPLETED);
        assertThat(merged.endOffsets()).isEqualTo(Map.of(0, 9L, 1, 20L));
        assertThat(merged.checkpoint().accepted().rows()).isEqualTo(70);
        assertThat(merged.shard()).isNull();
    }

    @Test
    void failsAsAWholeWhenOneShardFails() {
        // Given
        BatchRecord failed = first.failed("too many rejected");

        // When
        BatchRecord merged = new SharedBatch(failed, List.of(first, second.completed(Map.of(0, 9L)))).merged();

        // Then
        assertThat(failed.key()).isEqualTo(opened.key()).isEqualTo("0123456789abcdef");
        assertThat(merged.state()).isEqualTo(State.FAILED);
        assertThat(merged.reason()).isEqualTo("too many rejected");
        assertThat(merged.isCutInto(new Shard(1, 2))).isTrue();
    }

    @Test
    void doesNotGoWithoutOneOfItsShards() {
        // When / Then
        assertThatThrownBy(() -> new SharedBatch(opened, List.of(first)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("batch 0123456789abcdef has 2 shards, and 1 are known");
    }

    @Test
    void theRecordOfAShardHasAKeyOfItsOwnAndSurvivesTheControlTopic() throws JsonProcessingException {
        // Given
        JsonMapper json = new JsonMapper();

        // When
        String text = json.writeValueAsString(second);

        // Then
        assertThat(second.key()).isEqualTo("0123456789abcdef-1of2");
        assertThat(text).contains("\"shards\":2,\"shard\":\"1/2\"");
        assertThat(json.readValue(text, BatchRecord.class)).isEqualTo(second);
    }
}
