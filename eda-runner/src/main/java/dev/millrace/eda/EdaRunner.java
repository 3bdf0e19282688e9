package dev.millrace.eda;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.LauncherWatch;
import dev.millrace.contract.stage.Progress;
import dev.millrace.contract.stage.ProgressFormat;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.contract.stage.StageRun;

/** The stage {@code eda} as a process: configured by {@code MILLRACE_} variables, ended with an {@link ExitCode}. */
public final class EdaRunner {
    private static final String STAGE = "eda";

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
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        // Standard output belongs to progress, whatever a library prints.
        System.setOut(System.err);
        System.exit(run(System.getenv(), out).code());
    }

    private static ExitCode run(Map<String, String> environment, PrintStream out) {
        EdaConfig config;
        try {
            config = EdaConfig.of(environment);
        } catch (StageFailure failure) {
            new Progress(STAGE, ProgressFormat.LOG.listener(System.err)).failed(failure);
            return failure.exitCode();
        }
        if (config.launched()) {
            LauncherWatch.start(System.in, () -> System.exit(ExitCode.TRY_AGAIN.code()));
        }
        Progress progress = new Progress(STAGE, config.progress().listener(out));
        return new StageRun(progress, EdaRunner::log).run(new EdaJob(config, progress, out)::run);
    }

    private static void log(Throwable failure) {
        if (failure.getCause() != null) {
            failure.printStackTrace(System.err);
        }
    }
}
