package dev.millrace.ingest.page;

import java.time.Instant;

import dev.millrace.contract.stage.Numbers;
import dev.millrace.ingest.rest.BatchView;
import dev.millrace.runtime.batch.BatchState;

/**
 * A batch in the list of all.
 *
 * @param id names it in addresses
 * @param name what its rows come from
 * @param dataset the dataset's name
 * @param mark its state
 * @param rows the rows that are in Kafka
 * @param rejected the rows that were rejected
 * @param asked when it was asked for
 * @param says how it stands, or ended
 */
public record HistoryLine(
        String id,
        String name,
        String dataset,
        StateMark mark,
        String rows,
        String rejected,
        Moment asked,
        String says) {
    private static final String NONE = "–";

    /** Whether rows were rejected. */
    public boolean hasRejected() {
        return !rejected.equals("0") && !rejected.equals(NONE);
    }

    static HistoryLine of(BatchView batch, Instant now) {
        BatchView.Committed committed = batch.committed();
        long rejected = rejected(batch);
        return new HistoryLine(
                batch.id(),
                BatchName.of(batch),
                batch.dataset(),
                StateMark.of(batch.state()),
                committed == null ? NONE : Numbers.count(committed.rows()),
                committed == null && rejected == 0 ? NONE : Numbers.count(rejected),
                Moment.of(batch.requestedAt(), now),
                says(batch));
    }

    /** The last of them may have been rejected after the last commit. */
    private static long rejected(BatchView batch) {
        long told = batch.stages().stream()
                .filter(stage -> stage.stage().equals("ingest"))
                .mapToLong(BatchView.Stage::rejected)
                .sum();
        return batch.committed() == null
                ? told
                : Math.max(told, batch.committed().rejected());
    }

    /** Of several lines the last, which says what to do about the others. */
    private static String says(BatchView batch) {
        String says = Headline.of(batch).says();
        return batch.state() == BatchState.FAILED ? says.substring(says.lastIndexOf('\n') + 1) : says;
    }
}
