package dev.millrace.ingest.rest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.millrace.contract.dataset.RejectedRows;
import dev.millrace.contract.stage.Phase;
import dev.millrace.contract.wire.BatchDetails;
import dev.millrace.contract.wire.BatchRecord;
import dev.millrace.contract.wire.BatchRecord.Failed;
import dev.millrace.contract.wire.Checkpoint;
import dev.millrace.contract.wire.WireFormat;
import dev.millrace.runtime.batch.BatchRequest;
import dev.millrace.runtime.batch.BatchState;
import dev.millrace.runtime.batch.BatchStatus;
import dev.millrace.runtime.batch.BatchVerdict;
import dev.millrace.runtime.batch.StageStatus;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A batch as clients see it; the data of an event, too. The schema says what each component is: the stages are in the order in which
 * rows travel, and empty for a batch that was not asked for here.
 */
@Schema(name = "Batch", description = "A batch, and all that is known of it.")
public record BatchView(
        @Schema(description = "Names the batch in addresses.", examples = "5d0c1f8a33b1e902")
        String id,

        @Schema(
                nullable = true,
                description = "The batch id, made from the content; null while the content is not known.",
                examples = "5d0c1f8a33b1e902")
        String batch,

        BatchState state,

        @Schema(description = "How many requests are before it in the queue; 0 unless it is queued.")
        int ahead,

        @Schema(examples = "transactions") String dataset,

        @Schema(nullable = true, description = "What the rows come from, for people.", examples = "sales.csv")
        String source,

        @Schema(description = "How rows are encoded in Kafka.")
        WireFormat wire,

        @Schema(
                nullable = true,
                description = "How many records may be rejected: a count, or a share.",
                examples = "1%")
        String maxRejected,

        @Schema(description = "How often the content was asked for, from 1.")
        int attempt,

        Instant requestedAt,
        Instant changedAt,

        @Schema(description = "How far each stage is, in the order in which rows travel.")
        List<Stage> stages,

        @Schema(nullable = true) Committed committed,
        List<Rejection> rejections,

        @Schema(nullable = true, description = "What became of the rows; null before the last stage has compared them.")
        BatchVerdict verdict,

        @Schema(nullable = true, description = "Why it has failed; null otherwise.")
        String reason,

        Links links) {

    /** How far a stage is; the phase is null before it has begun, the total is 0 while nobody knows it. */
    @Schema(description = "How far a stage is.")
    public record Stage(
            @Schema(examples = "ingest") String stage,

            @Schema(nullable = true, description = "Null before it has begun.")
            Phase phase,

            long rows,

            @Schema(description = "The rows there will be; 0 while nobody knows.")
            long total,

            long rejected,

            @Schema(description = "How long rows have been moving.")
            double seconds,

            @Schema(description = "How fast; 0 while there is nothing to measure.")
            double rowsPerSecond,

            @Schema(nullable = true, description = "How long it will take; null where nobody can say.")
            Double secondsLeft,

            @Schema(nullable = true, description = "What it waits for, what it has found, or why it has failed.")
            String message) {
        static Stage of(StageStatus status) {
            return new Stage(
                    status.stage().word(),
                    status.phase(),
                    status.rows(),
                    status.total(),
                    status.rejected(),
                    status.seconds(),
                    status.rowsPerSecond(),
                    status.secondsLeft(),
                    status.message());
        }
    }

    /** What is in Kafka for good: a restart goes on behind it. */
    @Schema(description = "What is in Kafka for good, transaction by transaction; null before the first row.")
    public record Committed(
            long transactions,
            long rows,
            long rejected,

            @Schema(description = "The bytes of the file's text that are done with.")
            long bytes) {
        static Committed of(Checkpoint checkpoint) {
            return new Committed(
                    checkpoint.transactions(),
                    checkpoint.accepted().rows(),
                    checkpoint.rejected(),
                    checkpoint.position());
        }
    }

    /** Records that were rejected for one reason; the column is null if the record as a whole is at fault. */
    @Schema(description = "Records that were rejected for one reason.")
    public record Rejection(
            @Schema(nullable = true, description = "Null if the record as a whole is at fault.")
            String column,

            @Schema(examples = "'...' is not an integer") String reason,
            long rows,

            @Schema(examples = "[\"line 5: 'seven' is not an integer\"]")
            List<String> examples) {
        static Rejection of(RejectedRows rejected) {
            return new Rejection(rejected.column(), rejected.reason(), rejected.rows(), rejected.examples());
        }
    }

    /** Where to ask on; the report is null while there is none. */
    @Schema(description = "Where to ask on, relative to this service.")
    public record Links(
            @Schema(examples = "/batches/5d0c1f8a33b1e902") String self,
            String events,
            String deadLetters,

            @Schema(nullable = true, description = "Null while there is none.")
            String report,

            @Schema(description = "The batch as a page.") String view) {
        static Links of(String id, boolean hasReport) {
            String self = "/batches/" + id;
            String report = hasReport ? self + "/report/" : null;
            return new Links(self, self + "/events", self + "/dead-letters", report, "/view/" + id);
        }
    }

    static BatchView of(BatchStatus status, boolean hasReport) {
        Optional<BatchRequest> asked = status.request();
        Optional<BatchDetails> details = status.ledger().map(BatchRecord::details);
        Optional<BatchRecord> ledger = status.ledger().filter(record -> isOfThisAttempt(status, record));
        return new BatchView(
                status.id(),
                status.batch().orElse(null),
                status.state(),
                status.ahead(),
                asked.map(BatchRequest::dataset)
                        .or(() -> details.map(BatchDetails::dataset))
                        .orElse(null),
                asked.map(BatchRequest::source)
                        .or(() -> details.map(BatchDetails::source))
                        .orElse(null),
                asked.map(BatchRequest::wire)
                        .or(() -> details.map(BatchDetails::wire))
                        .orElse(null),
                asked.map(BatchRequest::maxRejected).orElse(null),
                asked.map(BatchRequest::attempt).orElse(1),
                Instant.ofEpochMilli(status.askedAt()),
                Instant.ofEpochMilli(status.changedAt()),
                status.stages().stream().map(Stage::of).toList(),
                ledger.map(BatchRecord::checkpoint)
                        .filter(checkpoint -> checkpoint.transactions() > 0)
                        .map(Committed::of)
                        .orElse(null),
                ledger.stream()
                        .flatMap(record -> record.checkpoint().rejections().stream())
                        .map(Rejection::of)
                        .toList(),
                status.verdict().orElse(null),
                status.reason().orElse(null),
                Links.of(status.id(), hasReport));
    }

    /** A batch that failed and was asked for anew is in the ledger as it was until it is begun. */
    private static boolean isOfThisAttempt(BatchStatus status, BatchRecord record) {
        return !(record instanceof Failed) || status.state().isFinal();
    }
}
