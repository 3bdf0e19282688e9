package dev.millrace.sink.analysis;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

import dev.millrace.contract.process.Ending;
import dev.millrace.contract.process.StageLog;
import dev.millrace.contract.process.StageProcess;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.Phase;
import dev.millrace.contract.stage.Progress;
import dev.millrace.contract.stage.ProgressEvent;
import dev.millrace.contract.stage.Stage;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.contract.stage.StopRequest;

/** Analyses in a child process, which ends with this one. */
public final class ChildAnalysis implements Analysis {
    private static final String EDA = Stage.EDA.word();
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final Duration GRACE_PERIOD = Duration.ofSeconds(10);

    private final Path arguments;
    private final Duration silenceTimeout;
    private volatile long heardNanos;

    /**
     * @param arguments a file of arguments for {@code java}
     * @param silenceTimeout how long it may say nothing
     */
    public ChildAnalysis(Path arguments, Duration silenceTimeout) {
        this.arguments = arguments;
        this.silenceTimeout = silenceTimeout;
    }

    @Override
    public void run(AnalysisOrder order, Progress progress, StopRequest stop) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder = new ProcessBuilder(java, "@" + arguments);
        builder.environment().keySet().removeIf(name -> isOurs(name) || name.startsWith("KAFKA_"));
        builder.environment().putAll(order.variables());
        builder.environment().put("MILLRACE_PROGRESS", "json");
        builder.environment().put("MILLRACE_LAUNCHED", "true");
        StageLog log = new StageLog(order.data().logs().resolve(EDA + ".log"), line -> {});
        CountDownLatch end = new CountDownLatch(1);
        heardNanos = System.nanoTime();
        StageProcess child = StageProcess.start(
                EDA,
                "the analysis",
                builder,
                log,
                event -> {
                    heardNanos = System.nanoTime();
                    pass(event, progress);
                },
                ended -> end.countDown());
        try {
            await(end, stop, log.file());
        } finally {
            child.end();
            child.awaitEnd(GRACE_PERIOD);
        }
        Ending ending = child.ending();
        if (!ending.isGood()) {
            throw ending.failure();
        }
    }

    /** What is meant for this process; where Spark works is meant for the child. */
    private static boolean isOurs(String name) {
        return name.startsWith("MILLRACE_") && !name.startsWith("MILLRACE_SPARK_") && !name.startsWith("MILLRACE_EDA_");
    }

    /** Its end is told when the rows have been compared. */
    private static void pass(ProgressEvent event, Progress progress) {
        if (event.phase() == Phase.WAITING) {
            progress.waiting(event.message());
        } else if (event.phase() == Phase.RUNNING) {
            if (progress.seconds() == 0) {
                progress.begin(event.total());
            }
            progress.expect(event.total());
            progress.moved(event.rows(), event.rejected());
        }
    }

    private void await(CountDownLatch end, StopRequest stop, Path log) {
        while (end.getCount() > 0) {
            stop.pause(BETWEEN_LOOKS, "rows were analysed");
            if (System.nanoTime() - heardNanos > silenceTimeout.toNanos()) {
                throw new StageFailure(
                        ExitCode.NO_INPUT,
                        "The analysis said nothing for %d minutes and was ended: see %s, or allow more with MILLRACE_DEADLINE."
                                .formatted(silenceTimeout.toMinutes(), log));
            }
        }
    }
}
