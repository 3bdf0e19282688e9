package dev.millrace.ingest.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.millrace.contract.stage.Numbers;
import dev.millrace.ingest.rest.BatchView;

/** The plain facts of a batch: what is committed, and what was asked for. */
final class BatchFacts {
    private BatchFacts() {}

    static List<Fact> of(BatchView batch) {
        List<Fact> facts = new ArrayList<>();
        if (batch.committed() != null) {
            facts.addAll(committed(batch.committed()));
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

    private static List<Fact> committed(BatchView.Committed committed) {
        return List.of(
                new Fact("Committed", Numbers.rows(committed.rows())),
                new Fact("Transactions", Numbers.count(committed.transactions())),
                new Fact("Rejected", Numbers.rows(committed.rejected())),
                new Fact("Read", Sizes.text(committed.bytes())));
    }
}
