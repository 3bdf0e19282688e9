package dev.millrace.contract.stage;

import java.io.InputStream;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The life of a stage's process, from its work to its exit code, whoever ends it. */
public final class StageLifecycle {
    /** Less than a pod's usual grace period, after which it is killed. */
    private static final Duration GRACE_PERIOD = Duration.ofSeconds(20);

    private static final Duration ORPHAN_GRACE_PERIOD = Duration.ofSeconds(3);

    private final Stage stage;
    private final Consumer<Throwable> log;
    private final StopRequest stop = new StopRequest();

    /**
     * @param stage the one that the process works for
     * @param log is given what lies beneath a failure
     */
    public StageLifecycle(Stage stage, Consumer<Throwable> log) {
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
     * Does the work, tells on standard output how far it is and how it ended, and returns what the process is to exit with.
     *
     * @param format how progress is told on standard output
     * @param work the stage's work
     */
    public ExitCode live(ProgressFormat format, BiConsumer<Progress, StopRequest> work) {
        Progress progress = new Progress(stage.word(), format.listener(System.out));
        return stop.during(() -> new StageRun(progress, log).run(() -> work.accept(progress, stop)));
    }

    /** Tells why the work could not even begin, which is nearly always a setting that cannot be. */
    public ExitCode dieAtBirth(Throwable failedStart) {
        // The settings are what could not be read, so this one is looked up by hand.
        ProgressFormat format = ProgressFormat.named(System.getenv("MILLRACE_PROGRESS"));
        return live(format, (progress, nobodyAsks) -> {
            throw FailedStart.of(failedStart);
        });
    }

    /** Asks the work to end, and waits until it has: for whoever is about to end the process. */
    public void end() {
        stop.askAndWait(GRACE_PERIOD);
    }
}
