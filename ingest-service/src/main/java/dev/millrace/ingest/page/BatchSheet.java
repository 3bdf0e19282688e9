package dev.millrace.ingest.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.millrace.contract.stage.Numbers;
import dev.millrace.contract.stage.Phase;
import dev.millrace.contract.stage.Stage;
import dev.millrace.contract.verify.Check;
import dev.millrace.ingest.rest.BatchView;
import dev.millrace.runtime.batch.BatchState;

/**
 * All that the page of a batch says. It is over when nothing will change any more, unless somebody asks again; there are no checks before
 * the end, and no link to a report while there is none.
 */
public record BatchSheet(
        String id,
        String name,
        String dataset,
        Headline headline,
        boolean isOver,
        boolean canCancel,
        Moment asked,
        List<StageLine> stages,
        List<Fact> facts,
        List<Check> checks,
        List<Reason> rejections,
        BatchView.Links links) {

    /** What is in Kafka, or was asked for. */
    public record Fact(String name, String value) {}

    /** Rows that were rejected for one reason; the column is in words if the row as a whole is at fault. */
    public record Reason(String column, String reason, String rows, List<String> examples) {
        static Reason of(BatchView.Rejection rejection) {
            return new Reason(
                    rejection.column() == null ? "the whole row" : rejection.column(),
                    rejection.reason(),
                    Numbers.count(rejection.rows()),
                    rejection.examples());
        }
    }

    static BatchSheet of(BatchView batch, Instant now) {
        return new BatchSheet(
                batch.id(),
                name(batch),
                batch.dataset(),
                Headline.of(batch),
                batch.state().isFinal(),
                canCancel(batch),
                Moment.of(batch.requestedAt(), now),
                batch.stages().stream()
                        .map(stage -> StageLine.of(stage, batch.state()))
                        .toList(),
                facts(batch),
                batch.verdict() == null ? List.of() : batch.verdict().checks(),
                batch.rejections().stream().map(Reason::of).toList(),
                batch.links());
    }

    /** What a batch is called: by what its rows come from. */
    static String name(BatchView batch) {
        return batch.source() == null || batch.source().isBlank() ? batch.id() : batch.source();
    }

    /** A batch that was not asked for here cannot be cancelled here; nor can one whose rows are all in. */
    private static boolean canCancel(BatchView batch) {
        boolean isOpen = batch.state() == BatchState.QUEUED || batch.state() == BatchState.RUNNING;
        return isOpen
                && batch.stages().stream()
                        .anyMatch(stage -> stage.stage().equals(Stage.INGEST.word()) && stage.phase() != Phase.DONE);
    }

    private static List<Fact> facts(BatchView batch) {
        List<Fact> facts = new ArrayList<>();
        if (batch.committed() != null) {
            facts.add(new Fact("Committed", Numbers.rows(batch.committed().rows())));
            facts.add(new Fact("Transactions", Numbers.count(batch.committed().transactions())));
            facts.add(new Fact("Rejected", Numbers.rows(batch.committed().rejected())));
            facts.add(new Fact("Read", Sizes.text(batch.committed().bytes())));
        }
        if (batch.wire() != null) {
            facts.add(new Fact("On the wire", batch.wire().name().toLowerCase(Locale.ROOT)));
        }
        if (batch.maxRejected() != null) {
            facts.add(new Fact("May be rejected", "0".equals(batch.maxRejected()) ? "none" : batch.maxRejected()));
        }
        if (batch.attempt() > 1) {
            facts.add(new Fact("Attempt", Numbers.count(batch.attempt())));
        }
        if (batch.batch() != null) {
            facts.add(new Fact("Batch", batch.batch()));
        }
        return List.copyOf(facts);
    }
}
