package dev.millrace.sink.analysis;

import dev.millrace.contract.stage.Progress;
import dev.millrace.contract.stage.StopRequest;

/** Analyses what has landed. */
public interface Analysis {
    /**
     * Starts the analysis of a landed batch, and returns when its report is there.
     *
     * @param progress is told how far it is, but not that it is done
     * @throws dev.millrace.contract.stage.StageFailure if there will be no report, with the analysis' own reason
     */
    void run(AnalysisOrder order, Progress progress, StopRequest stop);
}
