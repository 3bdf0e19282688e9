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
 * A batch as clients see it; the data of an event, too. What each component is, {@code META-INF/openapi.yaml} says: the stages are in
 * the order in which rows travel, and empty for a batch that was not asked for here.
 */
@Schema(name = "Batch")
public record BatchView(
        String id,
        @Schema(nullable = true) String batch,
        BatchState state,
        int ahead,
        String dataset,
        @Schema(nullable = true) String source,
        WireFormat wire,
        @Schema(nullable = true) String maxRejected,
        int attempt,
        Instant requestedAt,
        Instant changedAt,
        List<Stage> stages,
        @Schema(nullable = true) Committed committed,
        List<Rejection> rejections,
        @Schema(nullable = true) BatchVerdict verdict,
        @Schema(nullable = true) String reason,
        Links links) {

    /** How far a stage is; the phase is null before it has begun, the total is 0 while nobody knows it. */
    public record Stage(
            String stage,
            @Schema(nullable = true) Phase phase,
            long rows,
            long total,
            long rejected,
            double seconds,
            double rowsPerSecond,
            @Schema(nullable = true) Double secondsLeft,
            @Schema(nullable = true) String message) {
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
    public record Committed(long transactions, long rows, long rejected, long bytes) {
        static Committed of(Checkpoint checkpoint) {
            return new Committed(
                    checkpoint.transactions(),
                    checkpoint.accepted().rows(),
                    checkpoint.rejected(),
                    checkpoint.position());
        }
    }

    /** Records that were rejected for one reason; the column is null if the record as a whole is at fault. */
    public record Rejection(@Schema(nullable = true) String column, String reason, long rows, List<String> examples) {
        static Rejection of(RejectedRows rejected) {
            return new Rejection(rejected.column(), rejected.reason(), rejected.rows(), rejected.examples());
        }
    }

    /** Where to ask on; the report is null while there is none. */
    public record Links(
            String self,
            String events,
            String deadLetters,
            @Schema(nullable = true) String report,
            String view) {
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
