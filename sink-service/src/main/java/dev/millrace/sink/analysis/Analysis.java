package dev.millrace.sink.analysis;

import dev.millrace.contract.stage.Progress;
import dev.millrace.contract.stage.StopRequest;
import dev.millrace.runtime.batch.RequestedBatch;

/** Analyses what has landed. */
public interface Analysis {

    /**
     * Starts the analysis of a landed batch, and returns when its report is there.
     *
     * @param asked what was asked for
     * @param batch the batch's id
     * @param progress is told how far it is, but not that it is done
     * @param stop ends it
     * @throws dev.millrace.contract.stage.StageFailure if there will be no report, with the analysis' own reason
     */
    void run(RequestedBatch asked, String batch, Progress progress, StopRequest stop);
}
