package dev.millrace.contract.wire;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.millrace.contract.dataset.RejectedRows;
import dev.millrace.contract.dataset.Totals;
import dev.millrace.contract.wire.BatchRecord.Completed;
import dev.millrace.contract.wire.BatchRecord.Failed;
import dev.millrace.contract.wire.BatchRecord.Opened;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BatchRecordTest {
    private static final Checkpoint START = new Checkpoint(
            12, 2, 0, 0, new Totals(0, "0000000000000000", Map.of("total", new BigDecimal("0.00"))), List.of());
    private static final Checkpoint LATER = new Checkpoint(
            5_000_000_000L,
            4_999,
            3,
            1,
            new Totals(4_997, "d8f1c2a09b3e4455", Map.of("total", new BigDecimal("89.10"))),
            List.of());

    private final Opened opened = BatchRecord.opened(
            new BatchDetails(
                    "0123456789abcdef",
                    "sales",
                    "sales",
                    WireFormat.CSV,
                    "sales.csv",
                    Map.of(0, 7L, 1, 0L),
                    Optional.empty(),
                    1),
            START);

    @Test
    void goesFromOpenedToCompleted() {
        // When
        Completed completed = opened.at(LATER).completed(Map.of(1, 20L, 0, 10L));

        // Then
        assertThat(completed.state()).isEqualTo(BatchRecord.State.COMPLETED);
        assertThat(completed.details().startOffsets()).isEqualTo(Map.of(0, 7L, 1, 0L));
        assertThat(completed.checkpoint()).isEqualTo(LATER);
        assertThat(completed.endOffsets()).containsExactly(Map.entry(0, 10L), Map.entry(1, 20L));
    }

    @Test
    void keepsTheReasonAndTheCheckpointWhenItFails() {
        // When
        Failed failed = opened.at(LATER).failed("too many rejected");

        // Then
        assertThat(failed.state()).isEqualTo(BatchRecord.State.FAILED);
        assertThat(failed.reason()).isEqualTo("too many rejected");
        assertThat(failed.checkpoint()).isEqualTo(LATER);
    }

    @Test
    void survivesTheControlTopicInEveryState() throws JsonProcessingException {
        // Given
        JsonMapper json = new JsonMapper();

        for (BatchRecord record : new BatchRecord[] {
            opened,
            opened.at(rejecting()),
            opened.at(LATER),
            opened.at(LATER).completed(Map.of(0, 9L)),
            opened.failed("why")
        }) {
            // When
            String text = json.writeValueAsString(record);

            // Then
            assertThat(json.readValue(text, BatchRecord.class)).isEqualTo(record);
        }
    }

    private static Checkpoint rejecting() {
        return new Checkpoint(
                LATER.position(),
                LATER.line(),
                LATER.transactions(),
                LATER.rejected(),
                LATER.accepted(),
                List.of(new RejectedRows(
                        null, "a quote is never closed", 1, List.of("line 7: a quote is never closed"))));
    }

    @Test
    void readsAsJsonLikeItsDocumentation() throws JsonProcessingException {
        // When
        String text = new JsonMapper().writeValueAsString(opened.at(LATER));

        // Then
        assertThat(text)
                .isEqualTo(
                        "{\"state\":\"opened\",\"batch\":\"0123456789abcdef\",\"dataset\":\"sales\",\"topic\":\"sales\","
                                + "\"wire\":\"csv\",\"source\":\"sales.csv\",\"startOffsets\":{\"0\":7,\"1\":0},"
                                + "\"checkpoint\":{\"position\":5000000000,\"line\":4999,\"transactions\":3,\"rejected\":1,"
                                + "\"accepted\":{\"rows\":4997,\"rowHash\":\"d8f1c2a09b3e4455\",\"sums\":{\"total\":\"89.10\"}}}}");
    }
}
