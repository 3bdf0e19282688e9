package dev.millrace.runtime.telemetry;

import dev.millrace.contract.stage.Phase;
import dev.millrace.contract.stage.ProgressEvent;
import dev.millrace.contract.wire.WireFormat;
import dev.millrace.runtime.batch.BatchRequest;
import dev.millrace.runtime.batch.BatchStatusStore;
import dev.millrace.runtime.batch.BatchVerdict;
import dev.millrace.runtime.batch.StageProgressEvent;

/** A store, and what is told to it. */
final class Boards {
    final BatchStatusStore store = new BatchStatusStore();

    void ask(String id) {
        store.apply(new BatchRequest(
                id, false, "shop", null, "shop.csv", null, "shop.csv", "0", WireFormat.JSON, null, 1, 1, null));
    }

    void tell(String id, String stage, Phase phase, long rows) {
        tell(id, stage, phase, rows, null);
    }

    void tell(String id, String stage, Phase phase, long rows, BatchVerdict verdict) {
        ProgressEvent event = new ProgressEvent(stage, phase, rows, 0, 0, 1, "Says.", null);
        store.apply(new StageProgressEvent(id, 1, id, event, 2, verdict));
    }
}
