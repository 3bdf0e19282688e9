package dev.millrace.eda;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.Progress;
import dev.millrace.contract.stage.ProgressFormat;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.contract.stage.StageLife;
import dev.millrace.contract.stage.StopRequest;

/** The stage {@code eda} as a process: configured by {@code MILLRACE_} variables, ended with an {@link ExitCode}. */
public final class EdaRunner {
    private final StageLife life = new StageLife("eda", EdaRunner::log);
    private final PrintStream out =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

    private EdaRunner() {}

    /**
     * @param arguments none: all configuration is in the environment
     */
    public static void main(String[] arguments) {
        System.setProperty("java.awt.headless", "true");
        if (System.getProperty("user.home").equals("?")) {
            // A user id without a name has no home, and Java would keep its cache of fonts in a directory called "?".
            System.setProperty("user.home", System.getProperty("java.io.tmpdir"));
        }
        System.exit(new EdaRunner().run().code());
    }

    private ExitCode run() {
        Runtime.getRuntime().addShutdownHook(new Thread(life::end, "end-of-eda"));
        System.setOut(out);
        return life.live(ProgressFormat.named(System.getenv("MILLRACE_PROGRESS")), this::work);
    }

    private void work(Progress progress, StopRequest stop) {
        // Standard output belongs to progress, whatever a library prints.
        System.setOut(System.err);
        EdaConfig config = EdaConfig.of(System.getenv());
        if (config.launched()) {
            life.endWith(System.in);
        }
        new EdaJob(config, progress, stop, out).run();
    }

    /** A bug's trace goes to the log; of anything else the sentence says enough. */
    private static void log(Throwable failure) {
        if (!(failure instanceof StageFailure known) || known.exitCode() == ExitCode.BUG) {
            failure.printStackTrace(System.err);
        }
    }
}
