package dev.millrace.runtime.stage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.millrace.contract.stage.Gate;
import dev.millrace.contract.stage.Progress;
import dev.millrace.contract.stage.Stage;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.contract.stage.StopRequest;
import dev.millrace.kafka.KafkaCluster;
import dev.millrace.runtime.batch.BatchStatusStore;
import dev.millrace.runtime.control.ControlTopicConsumer;
import dev.millrace.runtime.control.ControlTopicProducer;

/** The life of a stage that stays up: it follows the control topics and works at what they ask for. */
public final class StageService implements AutoCloseable {
    private final KafkaCluster cluster;
    private final StageObserver watch;
    private final Consumer<Throwable> log;
    private final BatchStatusStore board = new BatchStatusStore();
    private final ControlTopicConsumer follower;
    private final ControlTopicProducer writer;
    private final List<StageWorker> workers = new ArrayList<>();

    /**
     * @param cluster closed together with this
     * @param watch looks on while there is work
     * @param log is given what goes wrong, whether or not it passes by itself
     */
    public StageService(KafkaCluster cluster, StageObserver watch, Consumer<Throwable> log) {
        this.cluster = cluster;
        this.watch = watch;
        this.log = log;
        this.follower = new ControlTopicConsumer(cluster, board, log);
        this.writer = new ControlTopicProducer(cluster);
    }

    /** What is known of all batches. */
    public BatchStatusStore board() {
        return board;
    }

    /** Writes to the control topics. */
    public ControlTopicProducer writer() {
        return writer;
    }

    /** How the cluster is reached. */
    public KafkaCluster cluster() {
        return cluster;
    }

    /** Whether the board has been told what there was to tell; before, it must not be believed. */
    public boolean isCaughtUp() {
        return follower.isCaughtUp();
    }

    /**
     * Asks the broker for an answer.
     *
     * @throws StageFailure with code 69 if it gives none within a few seconds
     */
    public void requireBroker() {
        Progress nobody = new Progress("health", event -> {});
        cluster.awaitReachable(new Gate(Duration.ZERO, nobody, new StopRequest()));
    }

    /** Which of its threads have died, for people: each was to live as long as the process. */
    public List<String> dead() {
        Stream<String> followers = follower.isDead() ? Stream.of("the follower of the control topics") : Stream.empty();
        Stream<String> workers = this.workers.stream()
                .filter(StageWorker::isDead)
                .map(worker -> "the worker of the stage " + worker.stage());
        return Stream.concat(followers, workers).toList();
    }

    /**
     * Takes on a stage's work; to be called before the start.
     *
     * @param stage whose work it is
     * @param work what it does about requests
     */
    public void takeOn(Stage stage, StageHandler work) {
        workers.add(new StageWorker(stage, cluster, board, follower, work, watch, writer, log));
    }

    /** Begins. */
    public void start() {
        follower.start();
        workers.forEach(StageWorker::start);
    }

    /** Stops the work where it can be stopped; it is gone on with by whoever is there next. */
    @Override
    public void close() {
        workers.forEach(StageWorker::close);
        follower.close();
        writer.close();
        cluster.close();
    }
}
