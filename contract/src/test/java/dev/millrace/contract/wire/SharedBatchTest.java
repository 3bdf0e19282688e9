package dev.millrace.contract.wire;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.millrace.contract.dataset.RejectedRows;
import dev.millrace.contract.dataset.Totals;
import dev.millrace.contract.stage.Shard;
import dev.millrace.contract.wire.BatchRecord.Completed;
import dev.millrace.contract.wire.BatchRecord.Failed;
import dev.millrace.contract.wire.BatchRecord.Opened;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

class SharedBatchTest {
    private final Opened opened = BatchRecord.opened(
            new BatchDetails(
                    "0123456789abcdef",
                    "sales",
                    "sales",
                    WireFormat.CSV,
                    "sales.csv",
                    Map.of(0, 7L, 1, 0L),
                    Optional.empty(),
                    2),
            checkpoint(12, 0, 0, 0, "0000000000000000", "0.00"));
    private final Opened first = opened.of(new Shard(0, 2)).at(checkpoint(500, 3, 1, 40, "ffffffffffffffff", "10.50"));
    private final Opened second = opened.of(new Shard(1, 2)).at(checkpoint(900, 2, 4, 30, "0000000000000003", "-0.25"));

    private static Checkpoint checkpoint(
            long position, long transactions, long rejected, long rows, String hash, String sum) {
        return new Checkpoint(
                position,
                position / 10,
                transactions,
                rejected,
                new Totals(rows, hash, Map.of("total", new BigDecimal(sum))),
                List.of());
    }

    @Test
    void isOpenWithTheSumsSoFarUntilTheLastShardIsCompleted() {
        // When
        BatchRecord merged = opened.merged(List.of(first, second.completed(Map.of(0, 9L))));

        // Then
        assertThat(merged).isInstanceOf(Opened.class);
        assertThat(merged.checkpoint()).isEqualTo(checkpoint(900, 5, 5, 70, "0000000000000002", "10.25"));
        assertThat(merged.details()).isEqualTo(opened.details());
    }

    @Test
    void addsUpWhyRowsWereRejected() {
        // Given
        BatchRecord one = opened.of(new Shard(0, 2)).at(rejecting("Amount", 3, "line 2: 'x'", "line 3: 'y'"));
        BatchRecord other = opened.of(new Shard(1, 2)).at(rejecting("Amount", 4, "line 8: 'z'", "line 9: 'q'"));

        // When
        BatchRecord merged = opened.merged(List.of(one, other));

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
        BatchRecord merged =
                opened.merged(List.of(first.completed(Map.of(0, 9L, 1, 8L)), second.completed(Map.of(0, 7L, 1, 20L))));

        // Then
        assertThat(merged)
                .asInstanceOf(type(Completed.class))
                .extracting(Completed::endOffsets)
                .isEqualTo(Map.of(0, 9L, 1, 20L));
        assertThat(merged.checkpoint().accepted().rows()).isEqualTo(70);
        assertThat(merged.shard()).isEqualTo(Shard.WHOLE);
    }

    @Test
    void failsAsAWholeWhenOneShardFails() {
        // When
        Failed failed = first.failed("too many rejected");

        // Then
        assertThat(failed.key()).isEqualTo(opened.key()).isEqualTo("0123456789abcdef");
        assertThat(failed.shard()).isEqualTo(Shard.WHOLE);
        assertThat(failed.reason()).isEqualTo("too many rejected");
        assertThat(failed.details()).isEqualTo(opened.details());
    }

    @Test
    void doesNotGoWithoutOneOfItsShards() {
        // When / Then
        assertThatThrownBy(() -> opened.merged(List.of(first)))
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
