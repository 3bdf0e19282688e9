package dev.millrace.cli.deadletters;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.millrace.contract.wire.BatchRecord;
import dev.millrace.kafka.DeadLetter;
import dev.millrace.kafka.DeadLetterSummary;

/**
 * The rejected rows of a dataset as a program reads them.
 *
 * @param dataset the dataset's name
 * @param rejected how many there are, of all batches shown
 * @param batches by batch
 */
@JsonPropertyOrder({"dataset", "rejected", "batches"})
public record DeadLetterDocument(String dataset, long rejected, List<OfBatch> batches) {

    /**
     * Those of one batch.
     *
     * @param state opened, completed or failed; null if nobody knows
     * @param replayedAs the batch that sends them again; null if there is none
     * @param rejected how many there are
     * @param superseded how many an earlier attempt to ingest the batch left
     * @param reasons how many there are by what is wrong
     * @param rows the first of them
     * @param more how many of them are not among the first
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({
        "batch",
        "source",
        "state",
        "replayedAs",
        "rejected",
        "superseded",
        "reasons",
        "header",
        "rows",
        "more"
    })
    public record OfBatch(
            String batch,
            String source,
            String state,
            String replayedAs,
            long rejected,
            long superseded,
            Map<String, Long> reasons,
            String header,
            List<RejectedRow> rows,
            long more) {
        private static OfBatch of(RejectedBatch batch) {
            DeadLetterSummary pile = batch.pile();
            return new OfBatch(
                    pile.batch(),
                    pile.source(),
                    batch.record()
                            .map(record -> record.state().name().toLowerCase(Locale.ROOT))
                            .orElse(null),
                    batch.replay().map(BatchRecord::batch).orElse(null),
                    pile.count(),
                    pile.superseded(),
                    pile.reasons(),
                    pile.first().get(0).header(),
                    pile.first().stream().map(RejectedRow::of).toList(),
                    pile.more());
        }
    }

    /** One of them; the column is empty if the row as a whole is at fault. */
    @JsonPropertyOrder({"line", "offset", "column", "reason", "raw"})
    public record RejectedRow(long line, long offset, String column, String reason, String raw) {
        private static RejectedRow of(DeadLetter letter) {
            return new RejectedRow(letter.line(), letter.offset(), letter.column(), letter.reason(), letter.raw());
        }
    }

    /** The document about some batches. */
    public static DeadLetterDocument of(String dataset, List<RejectedBatch> batches) {
        long rejected =
                batches.stream().mapToLong(batch -> batch.pile().count()).sum();
        return new DeadLetterDocument(
                dataset, rejected, batches.stream().map(OfBatch::of).toList());
    }
}
