package dev.millrace.eda;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;

import dev.millrace.contract.dataset.DatasetFile;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.Progress;
import dev.millrace.contract.stage.ProgressFormat;
import dev.millrace.contract.stage.Stage;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.contract.stage.StageLifecycle;
import dev.millrace.contract.stage.StopRequest;
import dev.millrace.eda.cluster.ExecutorPod;

/** The stage {@code eda} as a process: configured by {@code MILLRACE_} variables, ended with an {@link ExitCode}. */
public final class EdaRunner {
    private static final String REHEARSE = "rehearse";
    /** The word with which Spark's scheduler starts an image as an executor. */
    private static final String EXECUTOR = "executor";

    private final StageLifecycle life = new StageLifecycle(Stage.EDA.word(), EdaRunner::log);
    private final PrintStream out =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

    private EdaRunner() {}

    /**
     * @param arguments none, because all configuration is in the environment; or {@code rehearse} to do the work once on
     *     next to nothing, for an archive of classes; or {@code executor} to work for another such process
     */
    public static void main(String[] arguments) {
        System.setProperty("java.awt.headless", "true");
        if (System.getProperty("user.home").equals("?")) {
            // A user id without a name has no home, and Java would keep its cache of fonts in a directory called "?".
            System.setProperty("user.home", System.getProperty("java.io.tmpdir"));
        }
        EdaRunner runner = new EdaRunner();
        BiConsumer<Progress, StopRequest> work = List.of(arguments).contains(REHEARSE)
                ? runner::rehearse
                : List.of(arguments).contains(EXECUTOR) ? runner::execute : runner::work;
        System.exit(runner.run(work).code());
    }

    private ExitCode run(BiConsumer<Progress, StopRequest> work) {
        Runtime.getRuntime().addShutdownHook(new Thread(life::end, "end-of-eda"));
        // The answer to a query has standard output for itself.
        System.setOut(answersQuery() ? System.err : out);
        return life.live(ProgressFormat.named(System.getenv("MILLRACE_PROGRESS")), work);
    }

    private static boolean answersQuery() {
        return !Objects.requireNonNullElse(System.getenv("MILLRACE_SQL"), "").isBlank();
    }

    private void work(Progress progress, StopRequest stop) {
        // Standard output belongs to progress, whatever a library prints.
        System.setOut(System.err);
        Optional.ofNullable(System.getenv("MILLRACE_EDA_CLASSPATH")).ifPresent(ConnectorPath::add);
        EdaConfig config = EdaConfig.of(System.getenv());
        if (config.launched()) {
            life.endWith(System.in);
        }
        new EdaJob(config, progress, stop, out).run();
    }

    private void rehearse(Progress progress, StopRequest nobodyAsks) {
        System.setOut(System.err);
        EdaConfig config = EdaConfig.of(System.getenv());
        new Rehearsal(new DatasetFile().load(config.dataset())).run();
        progress.done(0, 0, "rehearsed");
    }

    private void execute(Progress ofNobody, StopRequest nobodyAsks) {
        new ExecutorPod(System.getenv()).run();
    }

    /** A bug's trace goes to the log; of anything else the sentence says enough. */
    private static void log(Throwable failure) {
        if (!(failure instanceof StageFailure known) || known.exitCode() == ExitCode.BUG) {
            failure.printStackTrace(System.err);
        }
    }
}
