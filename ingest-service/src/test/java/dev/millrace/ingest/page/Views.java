package dev.millrace.ingest.page;

import java.time.Instant;
import java.util.List;

import dev.millrace.contract.stage.Phase;
import dev.millrace.contract.wire.WireFormat;
import dev.millrace.ingest.rest.BatchView;
import dev.millrace.runtime.batch.BatchState;
import dev.millrace.runtime.batch.BatchVerdict;

/** Batches as the service shows them, for tests. */
final class Views {
    static final Instant ASKED = Instant.parse("2026-03-01T08:15:00Z");

    private Views() {}

    static BatchView queued(int ahead) {
        return view(BatchState.QUEUED, ahead, List.of(stage("ingest", null), stage("sink", null)), null, null);
    }

    static BatchView running(BatchView.Stage... stages) {
        return view(BatchState.RUNNING, 0, List.of(stages), null, null);
    }

    static BatchView failed(String reason) {
        return view(BatchState.FAILED, 0, List.of(stage("ingest", Phase.FAILED)), null, reason);
    }

    static BatchView verified(String says) {
        var verdict = new BatchVerdict(true, says, List.of());
        return view(BatchState.VERIFIED, 0, List.of(stage("ingest", Phase.DONE)), verdict, null);
    }

    static BatchView.Stage stage(String name, Phase phase) {
        return new BatchView.Stage(name, phase, 10, 10, 0, 1, 10, null, null);
    }

    private static BatchView view(
            BatchState state, int ahead, List<BatchView.Stage> stages, BatchVerdict verdict, String reason) {
        return new BatchView(
                "5d0c1f8a33b1e902",
                "5d0c1f8a33b1e902",
                state,
                ahead,
                "sales",
                "sales.csv",
                WireFormat.JSON,
                "1%",
                2,
                ASKED,
                ASKED,
                stages,
                new BatchView.Committed(3, 1_234, 5, 29_800),
                List.of(),
                verdict,
                reason,
                new BatchView.Links("/batches/5d", "/batches/5d/events", "/batches/5d/dead-letters", null, "/view/5d"));
    }
}
