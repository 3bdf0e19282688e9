package dev.millrace.runtime.stage;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiConsumer;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.Phase;
import dev.millrace.contract.stage.ProgressEvent;
import dev.millrace.contract.stage.Stage;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.runtime.batch.BatchState;
import dev.millrace.runtime.batch.BatchStatus;
import dev.millrace.runtime.batch.StageProgressEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Who works at a request, how often, and what stops it; without a broker. */
class StageWorkerTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final ControlPlaneOfTheTest control = new ControlPlaneOfTheTest();
    /** Each run of the handler, and "done" for each that came to its good end. */
    private final List<String> runs = new CopyOnWriteArrayList<>();

    private final CountDownLatch goOn = new CountDownLatch(1);
    private StageWorker worker;

    @AfterEach
    void stop() {
        goOn.countDown();
        worker.close();
    }

    /** A worker whose work is this; it is given how often it was begun, from 1. */
    private void start(BiConsumer<StageTask, Integer> work) {
        worker = control.worker(new StageHandler() {
            @Override
            public Stage stage() {
                return Stage.INGEST;
            }

            @Override
            public boolean isNext(BatchStatus status) {
                return !status.state().isFinal() && !status.isPast(Stage.INGEST);
            }

            @Override
            public boolean goesOn(BatchStatus now) {
                return now.ledger().isEmpty();
            }

            @Override
            public void run(StageTask task) {
                runs.add("run");
                work.accept(task, (int) runs.stream().filter("run"::equals).count());
                runs.add("done");
                task.progress().done(1, 0, null);
            }
        });
        worker.start();
    }

    private static void workUntilStopped(StageTask task) {
        await().atMost(SOON).pollInterval(Duration.ofMillis(10)).until(() -> {
            task.stop().check();
            return false;
        });
    }

    private void awaitRuns(int count) {
        await().atMost(SOON).until(() -> runs.stream().filter("run"::equals).count() >= count);
    }

    private void awaitState(BatchState state) {
        await().atMost(SOON).until(() -> control.state() == state);
    }

    private static void remains(Runnable assertion) {
        await().during(Duration.ofMillis(1_500)).atMost(SOON).untilAsserted(assertion::run);
    }

    @Test
    void nobodyWorksWithoutTheLease() {
        // Given
        start((task, times) -> {});

        // When
        control.ask();

        // Then
        remains(() -> assertThat(runs).isEmpty());
        control.grantLease();
        await().atMost(SOON).until(() -> runs.contains("done"));
    }

    @Test
    void nobodyWorksAtWhatIsNotKnownWhole() {
        // Given
        control.caughtUp = false;
        control.grantLease();
        start((task, times) -> {});

        // When
        control.ask();

        // Then
        remains(() -> assertThat(runs).isEmpty());
        control.caughtUp = true;
        await().atMost(SOON).until(() -> runs.contains("done"));
    }

    @Test
    void aLeaseThatIsLostInTheMiddleStopsTheWorkAndNothingMoreIsTold() {
        // Given
        start((task, times) -> {
            task.progress().begin(2);
            workUntilStopped(task);
        });
        control.grantLease();
        control.ask();
        awaitRuns(1);
        await().atMost(SOON).until(() -> control.phases().contains(Phase.RUNNING));

        // When
        control.takeLeaseAway();

        // Then
        await().atMost(SOON).until(() -> control.failures.size() == 1);
        remains(() -> assertThat(runs).containsExactly("run"));
        assertThat(control.phases()).containsExactly(Phase.RUNNING);
    }

    @Test
    void whatAnotherProcessLeavesIsGoneOnWithWhenTheLeaseIsBack() {
        // Given
        start((task, times) -> {
            if (times == 1) {
                workUntilStopped(task);
            }
        });
        control.grantLease();
        control.ask();
        awaitRuns(1);
        control.takeLeaseAway();

        // When
        control.grantLease();

        // Then
        await().atMost(SOON).until(() -> runs.contains("done"));
        assertThat(runs).containsExactly("run", "run", "done");
    }

    @Test
    void whatFailedBecauseOfKafkaOrWasStoppedIsTriedAgain() {
        // Given
        start((task, times) -> {
            if (times < 3) {
                throw new StageFailure(times == 1 ? ExitCode.UNREACHABLE : ExitCode.TRY_AGAIN, "Kafka is away.");
            }
        });
        control.grantLease();

        // When
        control.ask();

        // Then
        await().atMost(SOON).until(() -> runs.contains("done"));
        assertThat(runs).containsExactly("run", "run", "run", "done");
        assertThat(control.phases()).containsExactly(Phase.WAITING, Phase.WAITING, Phase.DONE);
    }

    @Test
    void whatWasRefusedIsNotTriedAgainUntilSomebodyAsksAgain() {
        // Given
        start((task, times) -> {
            if (times == 1) {
                throw new StageFailure(ExitCode.REFUSED, "line 5 is wrong");
            }
        });
        control.grantLease();
        control.ask();
        awaitState(BatchState.FAILED);
        remains(() -> assertThat(runs).containsExactly("run"));

        // When
        control.askAgain();

        // Then
        await().atMost(SOON).until(() -> runs.contains("done"));
        assertThat(runs).containsExactly("run", "run", "done");
    }

    @Test
    void aBugEndsTheAttemptAndNotTheWorker() {
        // Given
        start((task, times) -> {
            if (times == 1) {
                throw new IllegalStateException("a bug");
            }
        });
        control.grantLease();
        control.ask();
        awaitState(BatchState.FAILED);

        // When
        control.askAgain();

        // Then
        await().atMost(SOON).until(() -> runs.contains("done"));
        assertThat(worker.isDead()).isFalse();
    }

    @Test
    void whatIsWantedNoMoreIsAskedToStop() {
        // Given
        List<String> cancelled = new CopyOnWriteArrayList<>();
        start((task, times) -> {
            if (task.request().cancelled()) {
                cancelled.add(task.request().id());
                throw new StageFailure(ExitCode.REFUSED, "Cancelled.");
            }
            workUntilStopped(task);
        });
        control.grantLease();
        control.ask();
        awaitRuns(1);

        // When
        control.cancel();

        // Then
        awaitState(BatchState.CANCELLED);
        assertThat(cancelled).hasSize(1);
    }

    @Test
    void aRequestThatWaitsDoesNotKeepALaterOneFromBeingCancelled() {
        // Given
        start((task, times) -> {
            if (task.request().cancelled()) {
                throw new StageFailure(ExitCode.REFUSED, "Cancelled.");
            }
            await().atMost(SOON).until(() -> goOn.getCount() == 0);
        });
        control.grantLease();
        control.ask();
        awaitRuns(1);
        control.ask("another");

        // When
        control.cancel("another");

        // Then
        await().atMost(SOON).until(() -> control.state("another") == BatchState.CANCELLING);
        goOn.countDown();
        await().atMost(SOON).until(() -> control.state("another") == BatchState.CANCELLED);
        assertThat(runs).startsWith("run", "done");
    }

    @Test
    void aCancellationThatCameTooLateStopsNobody() {
        // Given
        start((task, times) -> {
            await().atMost(SOON).until(() -> goOn.getCount() == 0);
            task.stop().check();
        });
        control.grantLease();
        control.ask();
        awaitRuns(1);
        control.store.apply(new StageProgressEvent(
                ControlPlaneOfTheTest.ID,
                1,
                null,
                new ProgressEvent("ingest", Phase.DONE, 1, 1, 0, 1, null, 0),
                2,
                null));

        // When
        control.cancel();
        goOn.countDown();

        // Then
        await().atMost(SOON).until(() -> runs.contains("done"));
        assertThat(runs).containsExactly("run", "done");
    }

    @Test
    void whatCannotGoOnAsTheLedgerStandsIsStopped() {
        // Given
        start((task, times) -> {
            if (times == 1) {
                workUntilStopped(task);
            }
        });
        control.grantLease();
        control.ask();
        awaitRuns(1);

        // When
        control.openInLedger();

        // Then
        await().atMost(SOON).until(() -> runs.contains("done"));
        assertThat(runs).containsExactly("run", "run", "done");
    }

    @Test
    void anEndIsToldOnceThoughTheStoreHearsOfItLate() {
        // Given
        control.isHeard = false;
        start((task, times) -> {});
        control.grantLease();

        // When
        control.ask();

        // Then
        await().atMost(SOON).until(() -> runs.contains("done"));
        remains(() -> assertThat(runs).containsExactly("run", "done"));
        assertThat(control.phases()).containsExactly(Phase.DONE);
    }

    @Test
    void anEndThatCouldNotBeWrittenIsComeToAgain() {
        // Given
        control.isReachable = false;
        start((task, times) -> {
            if (times == 2) {
                control.isReachable = true;
            }
        });
        control.grantLease();

        // When
        control.ask();

        // Then
        await().atMost(SOON).until(() -> control.phases().contains(Phase.DONE));
        assertThat(runs).containsExactly("run", "done", "run", "done");
    }

    @Test
    void aRefusalThatCouldNotBeWrittenIsComeToAgain() {
        // Given
        control.isReachable = false;
        start((task, times) -> {
            control.isReachable = times == 2;
            throw new StageFailure(ExitCode.REFUSED, "line 5 is wrong");
        });
        control.grantLease();

        // When
        control.ask();

        // Then
        awaitState(BatchState.FAILED);
        assertThat(runs).containsExactly("run", "run");
        assertThat(control.phases()).containsExactly(Phase.FAILED);
    }

    @Test
    void closingStopsTheWorkAndWaitsForItsEnd() {
        // Given
        start((task, times) -> {
            try {
                workUntilStopped(task);
            } finally {
                runs.add("stopped");
            }
        });
        control.grantLease();
        control.ask();
        awaitRuns(1);

        // When
        worker.close();

        // Then
        assertThat(runs).containsExactly("run", "stopped");
        assertThat(worker.isDead()).isFalse();
    }
}
