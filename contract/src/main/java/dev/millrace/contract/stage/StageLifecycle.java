package dev.millrace.contract.stage;

import java.io.InputStream;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The life of a process, from its work to one sentence and an exit code, whoever ends it and whatever happens. */
public final class StageLifecycle {
    /** Less than a pod's usual grace period, after which it is killed. */
    private static final Duration GRACE_PERIOD = Duration.ofSeconds(20);

    private static final Duration ORPHAN_GRACE_PERIOD = Duration.ofSeconds(3);

    private final String stage;
    private final Consumer<Throwable> log;
    private final StopRequest stop = new StopRequest();

    /**
     * @param stage the word of a {@link Stage}, or what else works here, such as the embedded broker
     * @param log is given what lies beneath a failure
     */
    public StageLifecycle(String stage, Consumer<Throwable> log) {
        this.stage = stage;
        this.log = log;
    }

    /**
     * Ends the process when a launcher that holds this input open is gone: its work if that can be, and otherwise, when
     * it hangs on a broker that is gone as well, as a kill would. Either is safe.
     */
    public void endWith(InputStream launcher) {
        LauncherWatch.start(launcher, () -> {
            stop.askAndWait(ORPHAN_GRACE_PERIOD);
            if (stop.isWorking()) {
                Runtime.getRuntime().halt(ExitCode.TRY_AGAIN.code());
            }
        });
    }

    /**
     * Does the work, which reports its own success, and tells on standard output how far it is and how it failed.
     *
     * @return what the process is to exit with
     */
    public ExitCode live(ProgressFormat format, BiConsumer<Progress, StopRequest> work) {
        return live(new Progress(stage, format.listener(System.out)), work);
    }

    ExitCode live(Progress progress, BiConsumer<Progress, StopRequest> work) {
        return stop.during(() -> {
            try {
                work.accept(progress, stop);
                return ExitCode.DONE;
            } catch (StageFailure failure) {
                return end(progress, failure);
            } catch (RuntimeException | LinkageError | OutOfMemoryError bug) {
                return end(
                        progress,
                        new StageFailure(
                                ExitCode.BUG,
                                "Millrace met something it does not know (%s): this is a bug; its log says more."
                                        .formatted(bug.getClass().getSimpleName()),
                                bug));
            }
        });
    }

    private ExitCode end(Progress progress, StageFailure failure) {
        log.accept(failure);
        progress.failed(failure);
        return failure.exitCode();
    }

    /** Asks the work to end, and waits until it has: for whoever is about to end the process. */
    public void end() {
        stop.askAndWait(GRACE_PERIOD);
    }
}
