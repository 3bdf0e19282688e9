package dev.millrace.runtime.batch;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.millrace.contract.dataset.Totals;
import dev.millrace.contract.stage.Phase;
import dev.millrace.contract.stage.ProgressEvent;
import dev.millrace.contract.wire.BatchDetails;
import dev.millrace.contract.wire.BatchRecord;
import dev.millrace.contract.wire.BatchRecord.Opened;
import dev.millrace.contract.wire.Checkpoint;
import dev.millrace.contract.wire.WireFormat;

/** Records of the control topics, as tests write them. */
final class Heard {
    static final String FILE = "1111111111111111";
    static final String GENERATED = "2222222222222222";
    static final String BATCH = "3333333333333333";

    private Heard() {}

    static BatchRequest file(String id, long at) {
        return new BatchRequest(
                id, false, "sales", null, "sales.csv", null, "sales.csv", "0", WireFormat.JSON, null, 1, at, null);
    }

    static BatchRequest generated(String id, long at) {
        GenerateOrder order = new GenerateOrder(1000, 42, null, null);
        return new BatchRequest(
                id, false, "transactions", null, null, order, "1,000 rows", "0", WireFormat.JSON, "key", 1, at, null);
    }

    static StageProgressEvent news(BatchRequest request, String stage, Phase phase) {
        return news(request, stage, phase, null, null);
    }

    static StageProgressEvent failed(BatchRequest request, String stage, String sentence) {
        return new StageProgressEvent(
                request.id(),
                request.attempt(),
                null,
                new ProgressEvent(stage, Phase.FAILED, 0, 0, 0, 1.5, sentence, 65),
                10,
                null);
    }

    static StageProgressEvent news(
            BatchRequest request, String stage, Phase phase, String batch, BatchVerdict verdict) {
        ProgressEvent event = new ProgressEvent(stage, phase, 500, 1000, 0, 2.0, null, null);
        return new StageProgressEvent(request.id(), request.attempt(), batch, event, 10, verdict);
    }

    static BatchVerdict verdict(boolean verified) {
        return new BatchVerdict(verified, verified ? "all rows came out" : "rows 5 and 4", List.of());
    }

    static Opened opened(String batch) {
        Checkpoint start = new Checkpoint(0, 1, 0, 0, new Totals(0, "0000000000000000", Map.of()), List.of());
        return BatchRecord.opened(
                new BatchDetails(
                        batch, "sales", "sales", WireFormat.JSON, "sales.csv", Map.of(0, 0L), Optional.empty(), 1),
                start);
    }
}
