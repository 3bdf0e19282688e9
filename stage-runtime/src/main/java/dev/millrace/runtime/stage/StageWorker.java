package dev.millrace.runtime.stage;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.Stage;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.kafka.KafkaFailures;
import dev.millrace.runtime.batch.BatchRequest;
import dev.millrace.runtime.batch.BatchStatus;
import dev.millrace.runtime.batch.BatchStatusStore;
import dev.millrace.runtime.control.ControlTopicProducer;
import dev.millrace.runtime.control.StageLease;
import org.apache.kafka.common.KafkaException;

/**
 * Does one stage's work on all requests, one after the other, in a thread of its own. What is done and what is not stands in
 * the store, so nothing need be remembered: after a restart, or in another process, the work goes on.
 */
public final class StageWorker implements AutoCloseable {
    private static final Duration LOOK = Duration.ofSeconds(1);
    /** Less than a pod's usual grace period; work that hangs on a broker that is away is safe to be cut off. */
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(20);

    private final StageHandler handler;
    private final StageLease lease;
    private final BatchStatusStore store;
    private final BooleanSupplier isCaughtUp;
    private final ControlTopicProducer producer;
    private final StageObserver observer;
    private final Semaphore changes = new Semaphore(0);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private volatile StageTask current;
    private volatile boolean closed;
    /** The store hears of an end a moment after it was published. */
    private StageTask ended;

    /**
     * @param store says what there is to do
     * @param isCaughtUp whether the store may be believed
     */
    public StageWorker(
            StageHandler handler,
            StageLease lease,
            BatchStatusStore store,
            BooleanSupplier isCaughtUp,
            ControlTopicProducer producer,
            StageObserver observer) {
        this.handler = handler;
        this.lease = lease;
        this.store = store;
        this.isCaughtUp = isCaughtUp;
        this.producer = producer;
        this.observer = observer;
        this.thread = new Thread(this::live, handler.stage().word() + "-worker");
    }

    /** Works whenever the lease is held and there is something to do, until this is closed. */
    public void start() {
        store.addListener(this::changed);
        lease.whenLost(this::stopCurrent);
        thread.start();
    }

    private void changed(String id) {
        StageTask task = current;
        if (task != null && isCaughtUp.getAsBoolean() && isAbout(task, id)) {
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
        boolean isWanted = store.find(task.request().id())
                .filter(now -> isWanted(task, now))
                .isPresent();
        if (wasWanted && !isWanted) {
            task.stop().ask();
        }
    }

    /** A cancellation that came when all rows were in Kafka stops nobody. */
    private boolean isWanted(StageTask task, BatchStatus now) {
        boolean isCancelled = now.request().filter(BatchRequest::cancelled).isPresent();
        return task.isAbout(now) && (!isCancelled || now.isPast(Stage.INGEST)) && handler.goesOn(now);
    }

    private void stopCurrent() {
        StageTask task = current;
        if (task != null) {
            task.stop().ask();
        }
    }

    private void live() {
        while (!closed) {
            Optional<BatchStatus> next = lease.isHeld() && isCaughtUp.getAsBoolean()
                    ? store.requested().stream().filter(this::isToDo).findFirst()
                    : Optional.empty();
            if (next.isEmpty()) {
                await();
            } else if (!run(new StageTask(handler.stage(), next.get(), producer))) {
                rest();
            }
        }
    }

    private boolean isToDo(BatchStatus status) {
        boolean done = ended != null && ended.isAbout(status);
        return !done && handler.isNext(status);
    }

    /** Works, and says whether the work has come to its end; otherwise it is tried again. */
    private boolean run(StageTask task) {
        current = task;
        // There may have been progress since the store was looked at.
        stopUnlessWanted(task);
        try {
            boolean isFinal = observer.around(task, () -> attempt(task)).isFinal();
            ended = isFinal ? task : ended;
            return isFinal;
        } finally {
            current = null;
        }
    }

    private StageOutcome attempt(StageTask task) {
        try {
            task.stop().during(() -> {
                handler.run(task);
                return null;
            });
            return StageOutcome.DONE;
        } catch (StageFailure failure) {
            return end(task, failure);
        } catch (KafkaException e) {
            return end(task, KafkaFailures.translate(e, producer.address()));
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
        observer.onFailure(failure);
        StageOutcome end = StageOutcome.of(failure);
        try {
            if (end.isFinal()) {
                task.progress().failed(failure);
            } else if (lease.isHeld()) {
                // Whoever has the lease now has more to tell.
                task.progress().waiting(failure.getMessage());
            }
            return end;
        } catch (StageFailure notTold) {
            // The work will come to the same end again, and say it then.
            observer.onFailure(notTold);
            return end.untold();
        }
    }

    /** Whether its thread has ended though it should not have. */
    public boolean isDead() {
        return !closed && thread.getState() == Thread.State.TERMINATED;
    }

    /** What it works at. */
    public Stage stage() {
        return handler.stage();
    }

    /** Whatever the store hears of: it always does of a failed try. */
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
            thread.join(STOP_TIMEOUT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
