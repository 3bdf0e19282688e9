package dev.millrace.ingest.page;

import java.util.List;

import dev.millrace.contract.stage.Phase;
import dev.millrace.contract.stage.ProgressEvent;
import dev.millrace.contract.verify.Check;
import dev.millrace.runtime.batch.BatchStatus;
import dev.millrace.runtime.batch.BatchVerdict;
import dev.millrace.runtime.batch.StageProgressEvent;
import dev.millrace.runtime.control.ControlTopicProducer;

/** The stages that are not there, as far as the others hear of them: what they would tell of one batch. */
final class OtherStages {
    private static final double SECONDS = 2;

    private final ControlTopicProducer news;
    private final BatchStatus batch;

    OtherStages(ControlTopicProducer news, BatchStatus batch) {
        this.news = news;
        this.batch = batch;
    }

    void waits(String stage, String message) {
        tell(new ProgressEvent(stage, Phase.WAITING, 0, 0, 0, 0, message, null), null);
    }

    void runs(String stage, long rows, long total) {
        tell(new ProgressEvent(stage, Phase.RUNNING, rows, total, 0, SECONDS, null, null), null);
    }

    void isDone(String stage, long rows) {
        tell(new ProgressEvent(stage, Phase.DONE, rows, rows, 0, SECONDS, null, 0), null);
    }

    /** The analysis is done, and finds all as it should be. */
    void verifies(long rows) {
        var verdict = new BatchVerdict(
                true,
                "Every row that went in came out unchanged.",
                List.of(
                        new Check("input = ingested + rejected", true, "%,d = %,d + 0 rows".formatted(rows, rows)),
                        new Check("ingested = landed", true, "%,d rows, row hash 883beda76319962a".formatted(rows)),
                        new Check("landed = analysed", true, "%,d rows, row hash 883beda76319962a".formatted(rows))));
        tell(new ProgressEvent("eda", Phase.DONE, rows, rows, 0, SECONDS, null, 0), verdict);
    }

    private void tell(ProgressEvent event, BatchVerdict verdict) {
        int attempt = batch.request().orElseThrow().attempt();
        news.publish(
                new StageProgressEvent(
                        batch.id(), attempt, batch.batch().orElse(null), event, System.currentTimeMillis(), verdict),
                null);
    }
}
