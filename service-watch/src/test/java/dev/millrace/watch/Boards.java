package dev.millrace.watch;

import dev.millrace.contract.service.BatchRequest;
import dev.millrace.contract.service.BatchVerdict;
import dev.millrace.contract.service.StageNews;
import dev.millrace.contract.service.StatusBoard;
import dev.millrace.contract.stage.Phase;
import dev.millrace.contract.stage.ProgressEvent;
import dev.millrace.contract.wire.WireFormat;

/** A board, and what is told to it. */
final class Boards {
    final StatusBoard board = new StatusBoard();

    void ask(String id) {
        board.take(new BatchRequest(
                id, false, "shop", null, "shop.csv", null, "shop.csv", "0", WireFormat.JSON, null, 1, 1, null));
    }

    void tell(String id, String stage, Phase phase, long rows) {
        tell(id, stage, phase, rows, null);
    }

    void tell(String id, String stage, Phase phase, long rows, BatchVerdict verdict) {
        ProgressEvent event = new ProgressEvent(stage, phase, rows, 0, 0, 1, "Says.", null);
        board.take(new StageNews(id, 1, id, event, 2, verdict));
    }
}
