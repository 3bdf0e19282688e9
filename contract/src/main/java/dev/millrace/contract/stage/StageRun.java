package dev.millrace.contract.stage;

import java.util.function.Consumer;

/** Runs a stage's work to its end: whatever happens becomes one sentence and an exit code. */
public final class StageRun {
    private final Progress progress;
    private final Consumer<Throwable> log;

    /**
     * @param progress is told how it ended
     * @param log is given what lies beneath a failure, for those who look
     */
    public StageRun(Progress progress, Consumer<Throwable> log) {
        this.progress = progress;
        this.log = log;
    }

    /** Does the work, which reports its own success. */
    public ExitCode run(Runnable work) {
        try {
            work.run();
            return ExitCode.DONE;
        } catch (StageFailure failure) {
            return end(failure);
        } catch (RuntimeException | LinkageError | OutOfMemoryError bug) {
            return end(new StageFailure(
                    ExitCode.BUG,
                    "Millrace met something it does not know (%s): this is a bug; its log says more."
                            .formatted(bug.getClass().getSimpleName()),
                    bug));
        }
    }

    private ExitCode end(StageFailure failure) {
        log.accept(failure);
        progress.failed(failure);
        return failure.exitCode();
    }
}
