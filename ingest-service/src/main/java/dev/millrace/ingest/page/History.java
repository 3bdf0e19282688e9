package dev.millrace.ingest.page;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;

import dev.millrace.contract.stage.Numbers;
import dev.millrace.contract.stage.Stage;
import dev.millrace.ingest.rest.BatchView;
import dev.millrace.runtime.batch.BatchState;
import dev.millrace.runtime.batch.BatchStatus;

/**
 * A page of the list of all batches, newest first. Pages count from 0, and there is at least one; something is moving while a batch is
 * open, so that it is worth looking again soon.
 */
public record History(List<Line> lines, int page, int pages, String all, boolean isMoving) {
    private static final int SIZE = 20;
    private static final String NONE = "–";

    /** A batch in the list, with the rows that are in Kafka, and how it stands or ended. */
    public record Line(
            String id,
            String name,
            String dataset,
            Headline headline,
            String rows,
            String rejected,
            Moment asked,
            String says) {
        public boolean hasRejected() {
            return !rejected.equals("0") && !rejected.equals(NONE);
        }

        static Line of(BatchView batch, Instant now) {
            long rejected = History.rejected(batch);
            boolean isBegun = batch.committed() != null;
            Headline headline = Headline.of(batch);
            String says = headline.says();
            return new Line(
                    batch.id(),
                    BatchSheet.name(batch),
                    batch.dataset(),
                    headline,
                    isBegun ? Numbers.count(batch.committed().rows()) : NONE,
                    isBegun || rejected > 0 ? Numbers.count(rejected) : NONE,
                    Moment.of(batch.requestedAt(), now),
                    // Of several lines the last, which says what to do about the others.
                    batch.state() == BatchState.FAILED ? says.substring(says.lastIndexOf('\n') + 1) : says);
        }
    }

    /** The wanted page of batches that are in their order, or the nearest there is. */
    static History of(List<BatchStatus> batches, int wanted, Function<BatchStatus, BatchView> view, Instant now) {
        int pages = Math.max(1, (batches.size() + SIZE - 1) / SIZE);
        int page = Math.max(0, Math.min(wanted, pages - 1));
        List<Line> lines = batches.stream()
                .skip((long) page * SIZE)
                .limit(SIZE)
                .map(status -> Line.of(view.apply(status), now))
                .toList();
        String all = batches.size() == 1 ? "1 batch" : Numbers.count(batches.size()) + " batches";
        boolean isMoving = batches.stream().anyMatch(status -> !status.state().isFinal());
        return new History(lines, page, pages, all, isMoving);
    }

    public boolean hasNewer() {
        return page > 0;
    }

    public boolean hasOlder() {
        return page + 1 < pages;
    }

    /** The last of them may have been rejected after the last commit. */
    private static long rejected(BatchView batch) {
        long told = batch.stages().stream()
                .filter(stage -> stage.stage().equals(Stage.INGEST.word()))
                .mapToLong(BatchView.Stage::rejected)
                .sum();
        return batch.committed() == null
                ? told
                : Math.max(told, batch.committed().rejected());
    }
}
