package dev.millrace.runtime.telemetry;

import java.util.function.LongConsumer;

import dev.millrace.contract.stage.Phase;
import dev.millrace.contract.stage.ProgressEvent;
import dev.millrace.contract.stage.ProgressListener;

/**
 * Counts the rows that one piece of work has moved itself: neither those that were through before it began, nor those that
 * it moves again after a failure of Kafka.
 */
final class RowCount implements ProgressListener {
    private final LongConsumer moreRows;
    private final LongConsumer moreRejected;
    private boolean moving;
    private ProgressEvent last;
    private long rows;
    private long rejected;

    RowCount(LongConsumer moreRows, LongConsumer moreRejected) {
        this.moreRows = moreRows;
        this.moreRejected = moreRejected;
    }

    @Override
    public void on(ProgressEvent event) {
        last = event.phase() == Phase.WAITING ? last : event;
        if (!moving) {
            // Work that ends without having moved anything found it done.
            moving = event.phase() == Phase.RUNNING;
            rows = event.rows();
            rejected = event.rejected();
            return;
        }
        if (event.rows() > rows) {
            moreRows.accept(event.rows() - rows);
            rows = event.rows();
        }
        if (event.rejected() > rejected) {
            moreRejected.accept(event.rejected() - rejected);
            rejected = event.rejected();
        }
    }

    /** The rows that are through, as was heard last. */
    long through() {
        return last == null ? 0 : last.rows();
    }

    /** The records that were rejected, as was heard last. */
    long rejected() {
        return last == null ? 0 : last.rejected();
    }
}
