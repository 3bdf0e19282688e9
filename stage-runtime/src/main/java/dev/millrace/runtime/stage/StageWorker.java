package dev.millrace.runtime.stage;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.Stage;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.kafka.KafkaCluster;
import dev.millrace.kafka.KafkaFailures;
import dev.millrace.runtime.batch.BatchRequest;
import dev.millrace.runtime.batch.BatchStatus;
import dev.millrace.runtime.batch.BatchStatusStore;
import dev.millrace.runtime.control.ControlTopicConsumer;
import dev.millrace.runtime.control.ControlTopicProducer;
import dev.millrace.runtime.control.StageLease;
import org.apache.kafka.common.KafkaException;

/**
 * Does one stage's work on all requests, one after the other, in a thread of its own. What is done and what is not stands on
 * the board, so nothing need be remembered: after a restart, or in another process, the work goes on.
 */
public final class StageWorker implements AutoCloseable {
    private static final Duration LOOK = Duration.ofSeconds(1);
    /** Less than a pod's usual grace period; work that hangs on a broker that is away is safe to be cut off. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Stage stage;
    private final KafkaCluster cluster;
    private final BatchStatusStore board;
    private final StageHandler work;
    private final StageObserver watch;
    private final ControlTopicProducer news;
    private final ControlTopicConsumer follower;
    private final StageLease turn;
    private final Consumer<Throwable> log;
    private final Semaphore changes = new Semaphore(0);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private volatile StageTask current;
    private volatile boolean closed;
    /** The board hears of an end a moment after it was told. */
    private StageTask ended;

    /**
     * @param stage whose work it is
     * @param cluster where the turns are taken
     * @param board says what there is to do
     * @param follower keeps the board up to date
     * @param work what it does
     * @param watch looks on
     * @param news is told
     * @param log is given what lies beneath a failure
     */
    public StageWorker(
            Stage stage,
            KafkaCluster cluster,
            BatchStatusStore board,
            ControlTopicConsumer follower,
            StageHandler work,
            StageObserver watch,
            ControlTopicProducer news,
            Consumer<Throwable> log) {
        this.stage = stage;
        this.cluster = cluster;
        this.board = board;
        this.follower = follower;
        this.work = work;
        this.watch = watch;
        this.news = news;
        this.log = log;
        this.turn = new StageLease(cluster, stage, this::stopCurrent, log);
        this.thread = new Thread(this::live, stage + "-worker");
    }

    /** Begins. */
    public void start() {
        board.listen(this::changed);
        turn.start();
        thread.start();
    }

    private void changed(String id) {
        StageTask task = current;
        if (task != null && follower.isCaughtUp() && isAbout(task, id)) {
            stopUnlessWanted(task);
        }
        changes.release();
    }

    private static boolean isAbout(StageTask task, String id) {
        return task.request().id().equals(id)
                || task.status().batch().filter(id::equals).isPresent();
    }

    /** What was begun although it was not wanted, such as the removal of what had landed, is not stopped by that. */
    private void stopUnlessWanted(StageTask task) {
        boolean wasWanted = isWanted(task, task.status());
        boolean isWanted = board.find(task.request().id())
                .filter(now -> isWanted(task, now))
                .isPresent();
        if (wasWanted && !isWanted) {
            task.stop().ask();
        }
    }

    /** A cancellation that came when all rows were in Kafka stops nobody. */
    private boolean isWanted(StageTask task, BatchStatus now) {
        boolean isCancelled = now.request().filter(BatchRequest::cancelled).isPresent();
        return task.isAbout(now) && (!isCancelled || now.isPast(Stage.INGEST)) && work.goesOn(now);
    }

    private void stopCurrent() {
        StageTask task = current;
        if (task != null) {
            task.stop().ask();
        }
    }

    private void live() {
        while (!closed) {
            Optional<BatchStatus> next = turn.isOurs() && follower.isCaughtUp()
                    ? board.requested().stream().filter(this::isToDo).findFirst()
                    : Optional.empty();
            if (next.isEmpty()) {
                await();
            } else if (!run(new StageTask(stage, next.get(), news))) {
                rest();
            }
        }
    }

    private boolean isToDo(BatchStatus status) {
        boolean done = ended != null && ended.isAbout(status);
        return !done && work.isNext(status);
    }

    /** Works, and says whether the work has come to its end; otherwise it is tried again. */
    private boolean run(StageTask task) {
        current = task;
        // There may have been news since the board was looked at.
        stopUnlessWanted(task);
        try {
            boolean isFinal = watch.around(task, () -> attempt(task)).isFinal();
            ended = isFinal ? task : ended;
            return isFinal;
        } finally {
            current = null;
        }
    }

    private StageOutcome attempt(StageTask task) {
        try {
            task.stop().during(() -> {
                work.run(task);
                return null;
            });
            return StageOutcome.DONE;
        } catch (StageFailure failure) {
            return end(task, failure);
        } catch (KafkaException e) {
            return end(task, KafkaFailures.translate(e, cluster.address()));
        } catch (RuntimeException | LinkageError | OutOfMemoryError bug) {
            return end(
                    task,
                    new StageFailure(
                            ExitCode.BUG,
                            "Millrace met something it does not know (%s): this is a bug; its log says more."
                                    .formatted(bug.getClass().getSimpleName()),
                            bug));
        }
    }

    private StageOutcome end(StageTask task, StageFailure failure) {
        log.accept(failure);
        StageOutcome end = StageOutcome.of(failure);
        try {
            if (end.isFinal()) {
                task.progress().failed(failure);
            } else if (turn.isOurs()) {
                // Whoever has the turn now has more to tell.
                task.progress().waiting(failure.getMessage());
            }
            return end;
        } catch (StageFailure notTold) {
            // The work will come to the same end again, and say it then.
            log.accept(notTold);
            return end.untold();
        }
    }

    /** Whether a thread of it has ended that should not have. */
    boolean isDead() {
        return !closed && (thread.getState() == Thread.State.TERMINATED || turn.isDead());
    }

    /** What it does, for people. */
    Stage stage() {
        return stage;
    }

    /** Whatever there is news of: of a failed try there always is. */
    private void rest() {
        try {
            closing.await(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void await() {
        try {
            changes.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS);
            changes.drainPermits();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Asks the work to stop, and waits until it has, up to 20 s; another process, or this one when it is back, goes on with it. */
    @Override
    public void close() {
        closed = true;
        closing.countDown();
        stopCurrent();
        changes.release();
        try {
            thread.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // Last: nobody else is to begin while this one still works.
        turn.close();
    }
}
