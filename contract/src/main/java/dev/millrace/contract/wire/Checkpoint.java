package dev.millrace.contract.wire;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.millrace.contract.dataset.RejectedRows;
import dev.millrace.contract.dataset.RejectionTally;
import dev.millrace.contract.dataset.Totals;

/**
 * How far an ingest has come; written in the transaction that holds the rows it counts.
 *
 * @param position the byte of the source at which the next record starts
 * @param line the line of the source that starts there
 * @param transactions how many were committed, this one included
 * @param rejected the records that fit no definition
 * @param accepted the rows that were sent
 * @param rejections the rejected records by reason, as {@link RejectionTally} counts them; those of a record that an
 *     earlier version wrote have none
 */
public record Checkpoint(
        long position,
        long line,
        long transactions,
        long rejected,
        Totals accepted,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<RejectedRows> rejections) {

    public Checkpoint {
        rejections = rejections == null ? List.of() : List.copyOf(rejections);
    }

    /** What two ingests of different parts of a file have done together, this one's part being before the other's. */
    Checkpoint plus(Checkpoint later) {
        RejectionTally tally = new RejectionTally(rejections);
        later.rejections.forEach(tally::add);
        return new Checkpoint(
                Math.max(position, later.position),
                Math.max(line, later.line),
                transactions + later.transactions,
                rejected + later.rejected,
                accepted.plus(later.accepted),
                tally.reasons());
    }
}
