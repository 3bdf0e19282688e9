package dev.millrace.cli.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import dev.millrace.cli.launch.ChildEnvironment;
import dev.millrace.cli.launch.JavaCommand;
import dev.millrace.cli.launch.PipelineRun;
import dev.millrace.contract.manifest.AtomicFile;
import dev.millrace.contract.process.StageLog;
import dev.millrace.contract.process.StageProcess;
import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.contract.stage.Shard;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.deploy.home.Child;

/** Keeps services running, as a cluster would: one that ends is started again, unless it does so over and over. */
final class ServiceRun implements AutoCloseable {
    private static final Duration GRACE_PERIOD = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    /** One that has lived so long has started well. */
    private static final Duration GOOD_START = Duration.ofSeconds(20);

    private static final int MOST_BAD_STARTS = 3;

    private final OutDirectory out;
    private final JavaCommand java;
    private final ChildEnvironment environment;
    private final Map<Child, Map<String, String>> own;
    private final BiConsumer<Child, String> echo;
    private final Consumer<String> say;
    private final BlockingQueue<StageProcess> ended = new LinkedBlockingQueue<>();
    private final Map<Child, StageProcess> processes = new EnumMap<>(Child.class);
    private final Map<Child, Long> startNanos = new EnumMap<>(Child.class);
    private final Map<Child, Integer> badStarts = new EnumMap<>(Child.class);
    private boolean closed;

    /**
     * @param environment what all of them are told
     * @param own what each is told besides
     * @param echo is given every line that a child logs
     * @param say is told when one is started again
     */
    ServiceRun(
            OutDirectory out,
            JavaCommand java,
            ChildEnvironment environment,
            Map<Child, Map<String, String>> own,
            BiConsumer<Child, String> echo,
            Consumer<String> say) {
        this.out = out;
        this.java = java;
        this.environment = environment;
        this.own = own;
        this.echo = echo;
        this.say = say;
    }

    /** Starts them all. */
    void start() {
        own.keySet().forEach(this::start);
    }

    private synchronized void start(Child child) {
        if (closed) {
            return;
        }
        List<String> arguments = child == Child.KAFKA ? brokerArguments() : List.of();
        ProcessBuilder builder = new ProcessBuilder(java.start(child, arguments));
        environment.applyTo(builder.environment());
        builder.environment().putAll(own.get(child));
        StageLog log = new StageLog(newLog(child), line -> echo.accept(child, line));
        startNanos.put(child, System.nanoTime());
        processes.put(child, StageProcess.start(child.id(), child.inWords(), builder, log, event -> {}, ended::add));
    }

    private List<String> brokerArguments() {
        String port = Integer.toString(environment.embedded().orElseThrow().port());
        return List.of("kafka", "--out", out.root().toString(), "--port", port, "--launched");
    }

    /** What the one before had to say is kept. */
    private Path newLog(Child child) {
        Path log = PipelineRun.log(out, child, Shard.WHOLE);
        try {
            if (Files.exists(log)) {
                Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            }
            return log;
        } catch (IOException e) {
            throw AtomicFile.unwritable(log, e);
        }
    }

    /**
     * Starts again whatever ends, until this is closed.
     *
     * @throws StageFailure with the reason of a service that cannot be kept running
     */
    void keepRunning() {
        try {
            while (true) {
                StageProcess process = ended.take();
                Child child = Child.of(process.id());
                StageFailure failure = process.ending().failure();
                boolean goodStart = System.nanoTime() - startNanos.get(child) > GOOD_START.toNanos();
                if (goodStart) {
                    badStarts.remove(child);
                }
                int bad = badStarts.merge(child, goodStart ? 0 : 1, Integer::sum);
                if (bad >= MOST_BAD_STARTS || process.ending().isExplained()) {
                    throw failure;
                }
                say.accept("%s It is started again.".formatted(process.ending().inShort()));
                TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
                start(child);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            close();
        }
    }

    /** Ends them all, the services before the broker. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        List<StageProcess> services = new ArrayList<>(processes.values());
        StageProcess broker = processes.get(Child.KAFKA);
        services.remove(broker);
        services.forEach(StageProcess::end);
        services.forEach(service -> service.awaitEnd(GRACE_PERIOD));
        if (broker != null) {
            broker.end();
            broker.awaitEnd(GRACE_PERIOD);
        }
    }
}
