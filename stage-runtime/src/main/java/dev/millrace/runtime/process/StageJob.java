package dev.millrace.runtime.process;

import dev.millrace.contract.stage.Progress;
import dev.millrace.contract.stage.Stage;
import dev.millrace.contract.stage.StopRequest;

/** What a stage's process does in the life of a job. Each service has one such bean. */
public interface StageJob {

    /** The stage: generate, ingest or sink. */
    Stage stage();

    /**
     * Does the one batch that the settings are about.
     *
     * @param progress is told how far it is, and of its success
     * @throws dev.millrace.contract.stage.StageFailure with the code that the process is to end with
     */
    void run(Progress progress, StopRequest stop);
}
