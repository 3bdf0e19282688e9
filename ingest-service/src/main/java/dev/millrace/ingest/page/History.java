package dev.millrace.ingest.page;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;

import dev.millrace.contract.stage.Numbers;
import dev.millrace.ingest.rest.BatchView;
import dev.millrace.runtime.batch.BatchStatus;

/**
 * A page of the list of all batches.
 *
 * @param lines the batches on it, newest first
 * @param page which page, from 0
 * @param pages how many there are, at least 1
 * @param all how many batches there are, in words
 * @param isMoving whether something is open, so that it is worth looking again soon
 */
public record History(List<HistoryLine> lines, int page, int pages, String all, boolean isMoving) {
    private static final int SIZE = 20;

    /**
     * One page.
     *
     * @param batches all of them, newest first
     * @param wanted which page; the nearest there is
     * @param view shows a batch
     */
    static History of(List<BatchStatus> batches, int wanted, Function<BatchStatus, BatchView> view, Instant now) {
        int pages = Math.max(1, (batches.size() + SIZE - 1) / SIZE);
        int page = Math.max(0, Math.min(wanted, pages - 1));
        List<HistoryLine> lines = batches.stream()
                .skip((long) page * SIZE)
                .limit(SIZE)
                .map(status -> HistoryLine.of(view.apply(status), now))
                .toList();
        String all = batches.size() == 1 ? "1 batch" : Numbers.count(batches.size()) + " batches";
        return new History(lines, page, pages, all, batches.stream().anyMatch(status -> !status.state()
                .isFinal()));
    }

    /** Whether no batch was ever asked for. */
    public boolean isEmpty() {
        return lines.isEmpty();
    }

    /** Which page this is, as people count. */
    public int number() {
        return page + 1;
    }

    /** Whether there is a page of newer batches. */
    public boolean hasNewer() {
        return page > 0;
    }

    /** Whether there is a page of older batches. */
    public boolean hasOlder() {
        return number() < pages;
    }

    /** The page of newer batches. */
    public int newer() {
        return page - 1;
    }

    /** The page of older batches. */
    public int older() {
        return page + 1;
    }
}
