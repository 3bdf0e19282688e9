package dev.millrace.ingest.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import dev.millrace.contract.dataset.RejectedRows;
import dev.millrace.contract.dataset.RejectionTally;
import dev.millrace.contract.dataset.RowError;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.contract.wire.Checkpoint;

/** Counts the rejected records of a batch, by reason too, and remembers the first of them for the sentence that gives it up. */
final class Rejections {
    private static final int SHOWN = 3;

    private final String source;
    private final MaxRejected limit;
    private final List<RowError> first = new ArrayList<>();
    private final RejectionTally tally;
    private long count;

    Rejections(String source, MaxRejected limit, Checkpoint before) {
        this.source = source;
        this.limit = limit;
        this.tally = new RejectionTally(before.rejections());
        this.count = before.rejected();
    }

    void add(RowError error) {
        count++;
        tally.add(error);
        if (first.size() < SHOWN) {
            first.add(error);
        }
    }

    long count() {
        return count;
    }

    List<RejectedRows> reasons() {
        return tally.reasons();
    }

    boolean isPassed() {
        return limit.isPassed(count);
    }

    boolean isPassedAtEnd(long accepted) {
        return limit.isPassedAtEnd(count, count + accepted);
    }

    /** Why the batch is given up: the first records at fault, and what would let it pass. */
    StageFailure refusal(long accepted) {
        String errors =
                first.stream().map(error -> error.describe(source) + "\n").collect(Collectors.joining());
        return new StageFailure(
                ExitCode.REFUSED,
                "%s%,d of %,d rows rejected, %s allowed: mend the file or the definition, or allow it with --max-rejected %d"
                        .formatted(errors, count, count + accepted, limit, count));
    }
}
