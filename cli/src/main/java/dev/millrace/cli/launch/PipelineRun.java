package dev.millrace.cli.launch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

import dev.millrace.contract.process.StageLog;
import dev.millrace.contract.process.StageProcess;
import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.contract.stage.ProgressListener;
import dev.millrace.contract.stage.Shard;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.contract.stage.StopRequest;
import dev.millrace.deploy.home.Child;

/**
 * Runs stages as processes, all at once, with the embedded broker if it is wanted, and leaves no process behind: not
 * when a stage fails, and not when this program is told to end.
 */
public final class PipelineRun implements AutoCloseable {
    private static final Duration GRACE_PERIOD = Duration.ofSeconds(10);
    private static final Duration TRAINING_GRACE_PERIOD = Duration.ofMinutes(2);
    /** How long others may take to say that they have failed too: the first in the row's way knows best why. */
    private static final Duration OTHER_REASONS = Duration.ofSeconds(1);

    private final OutDirectory out;
    private final JavaCommand java;
    private final ChildEnvironment environment;
    private final ProgressListener listener;
    private final BiConsumer<Child, String> echo;
    private final BlockingQueue<StageProcess> ended = new LinkedBlockingQueue<>();
    private final List<StageProcess> processes = new ArrayList<>();
    private boolean closed;

    /**
     * @param out the directory of the run, whose lock the caller holds
     * @param java how children are started
     * @param environment what they are told
     * @param listener is told of the events of the stages, each from a thread of its own
     * @param echo is given every line that a child logs
     */
    public PipelineRun(
            OutDirectory out,
            JavaCommand java,
            ChildEnvironment environment,
            ProgressListener listener,
            BiConsumer<Child, String> echo) {
        this.out = out;
        this.java = java;
        this.environment = environment;
        this.listener = listener;
        this.echo = echo;
    }

    /**
     * Starts the embedded broker if there is to be one, and stages, and waits for them.
     *
     * @throws StageFailure with the sentence and the code of the stage that failed; the others have been ended by then
     */
    public void run(List<Child> stages) {
        try {
            environment.embedded().ifPresent(broker -> start(Child.KAFKA, brokerArguments(broker)));
            stages.forEach(stage -> start(stage, List.of()));
            await(stages);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            close();
        }
    }

    /**
     * Starts the embedded broker if there is to be one, does work of this program's own, and ends the broker.
     *
     * @param stop is asked to end the work when the broker ends before it
     * @throws StageFailure with the reason of the broker if it has failed, or else with that of the work
     */
    public void during(StopRequest stop, Runnable work) {
        try {
            environment.embedded().ifPresent(broker -> start(Child.KAFKA, brokerArguments(broker)));
            Thread watch = new Thread(() -> askWhenEnded(stop), "broker-watch");
            watch.setDaemon(true);
            watch.start();
            work.run();
        } catch (StageFailure failure) {
            List<StageProcess> failed =
                    processes.stream().filter(StageProcess::hasFailed).toList();
            close();
            throw failed.stream()
                    .findFirst()
                    .map(broker -> broker.ending().failure())
                    .orElse(failure);
        } finally {
            close();
        }
    }

    private void askWhenEnded(StopRequest stop) {
        try {
            ended.take();
            stop.ask();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<String> brokerArguments(BrokerChoice broker) {
        String port = Integer.toString(broker.port());
        return List.of("kafka", "--out", out.root().toString(), "--port", port, "--launched");
    }

    private synchronized void start(Child child, List<String> arguments) {
        if (closed) {
            return;
        }
        ProcessBuilder builder = new ProcessBuilder(java.start(child, arguments));
        environment.applyTo(builder.environment());
        Path file = log(out, child, environment.shard());
        if (environment.isQuery()) {
            builder.redirectOutput(ProcessBuilder.Redirect.INHERIT);
            // The analysis may be at work at the same time.
            file = file.resolveSibling("sql.log");
        }
        StageLog log = new StageLog(file, line -> echo.accept(child, line));
        processes.add(StageProcess.start(child.id(), child.inWords(), builder, log, listener, ended::add));
    }

    /** Where a child logs; shards of one stage each have a log of their own. */
    public static Path log(OutDirectory out, Child child, Shard shard) {
        return out.logs().resolve(child.id() + shard.suffix() + ".log");
    }

    private void await(List<Child> stages) throws InterruptedException {
        Set<Child> atWork = EnumSet.copyOf(stages);
        while (!atWork.isEmpty()) {
            StageProcess process = ended.take();
            boolean brokerIsNeeded = atWork.stream().anyMatch(Child::usesKafka);
            Child child = Child.of(process.id());
            if (child == Child.KAFKA ? brokerIsNeeded : !process.ending().isGood()) {
                fail(process);
            }
            atWork.remove(child);
            if (atWork.stream().noneMatch(Child::usesKafka)) {
                endBroker();
            }
        }
    }

    /** The broker ends while the analysis still works: nobody waits for it in the end. */
    private synchronized void endBroker() {
        processes.stream().filter(PipelineRun::isBroker).forEach(StageProcess::end);
    }

    private static boolean isBroker(StageProcess process) {
        return process.id().equals(Child.KAFKA.id());
    }

    /** Of all that have failed by themselves, the first in the rows' way knows the reason. */
    private void fail(StageProcess first) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(OTHER_REASONS.toMillis());
        List<StageProcess> failed = processes.stream()
                .filter(process -> process == first || process.hasFailed())
                .toList();
        close();
        throw failed.stream()
                .filter(process -> !process.ending().isGood())
                .min(Comparator.comparing(process -> Child.of(process.id())))
                .orElse(first)
                .ending()
                .failure();
    }

    /** Ends what still runs, the stages before the broker, and returns when nothing does; later calls do nothing. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        Duration gracePeriod = java.isTraining() ? TRAINING_GRACE_PERIOD : GRACE_PERIOD;
        List<StageProcess> stages =
                processes.stream().filter(process -> !isBroker(process)).toList();
        stages.forEach(StageProcess::end);
        stages.forEach(stage -> stage.awaitEnd(gracePeriod));
        processes.forEach(StageProcess::end);
        processes.forEach(process -> process.awaitEnd(gracePeriod));
        if (environment.isQuery()) {
            // What is unfinished is not its own.
            return;
        }
        Leftovers leftovers = new Leftovers(out, environment.shard());
        processes.forEach(process -> leftovers.remove(Child.of(process.id())));
    }
}
