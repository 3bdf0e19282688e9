package dev.millrace.ingest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiConsumer;

import dev.millrace.contract.dataset.Totals;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.Phase;
import dev.millrace.contract.stage.ProgressEvent;
import dev.millrace.contract.stage.Stage;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.contract.wire.BatchRecord;
import dev.millrace.contract.wire.Checkpoint;
import dev.millrace.contract.wire.WireFormat;
import dev.millrace.ingest.batch.SharedCluster;
import dev.millrace.ingest.batch.TestCluster;
import dev.millrace.runtime.batch.BatchRequest;
import dev.millrace.runtime.batch.BatchState;
import dev.millrace.runtime.batch.BatchStatus;
import dev.millrace.runtime.batch.StageProgressEvent;
import dev.millrace.runtime.stage.StageHandler;
import dev.millrace.runtime.stage.StageObserver;
import dev.millrace.runtime.stage.StageService;
import dev.millrace.runtime.stage.StageTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Who works at a request, how often, and what becomes of it when that process goes away. */
@ExtendWith(SharedCluster.class)
class StageServiceIT {
    private static final Totals NOTHING = new Totals(0, "0000000000000000", Map.of());
    /** No other test on this broker works for it. */
    private static final Stage STAGE = Stage.EDA;

    private static final Duration SOON = Duration.ofSeconds(30);

    private final List<StageService> started = new ArrayList<>();

    private final List<String> work = new CopyOnWriteArrayList<>();
    private final String id = UUID.randomUUID().toString().replace("-", "").substring(0, 16);

    @AfterEach
    void stop() {
        started.forEach(StageService::close);
    }

    /** A process that does this work, and tells under which name it began. */
    private StageService start(TestCluster cluster, String name, BiConsumer<StageTask, Integer> doing) {
        StageService service = new StageService(cluster.connect(), StageObserver.NOBODY, failure -> {});
        service.takeOn(STAGE, new StageHandler() {
            @Override
            public boolean isNext(BatchStatus status) {
                return status.id().equals(id) && !work.contains("done");
            }

            @Override
            public boolean goesOn(BatchStatus now) {
                return now.ledger().isEmpty();
            }

            @Override
            public void run(StageTask task) {
                work.add(name);
                doing.accept(task, work.size());
                work.add("done");
                task.progress().done(1, 0, null);
            }
        });
        service.start();
        started.add(service);
        return service;
    }

    private BatchRequest request() {
        return new BatchRequest(
                id, false, "sales", null, "sales.csv", null, "sales.csv", "0", WireFormat.JSON, null, 1, 1, null);
    }

    private static void ask(StageService service, BatchRequest request) {
        await().atMost(SOON).until(service::isCaughtUp);
        service.writer().write(request);
    }

    private static void workUntilStopped(StageTask task) {
        await().atMost(SOON).pollInterval(Duration.ofMillis(20)).until(() -> {
            task.stop().check();
            return false;
        });
    }

    @Test
    void ofTwoProcessesOneWorksAndItsDeathGivesTheWorkToTheOther(TestCluster cluster) {
        // Given
        CountDownLatch begun = new CountDownLatch(1);
        BiConsumer<StageTask, Integer> firstTimeForEver = (task, times) -> {
            begun.countDown();
            if (times == 1) {
                workUntilStopped(task);
            }
        };
        StageService one = start(cluster, "one", firstTimeForEver);
        StageService other = start(cluster, "other", firstTimeForEver);
        ask(one, request());
        await().atMost(SOON).until(() -> begun.getCount() == 0);
        await().during(Duration.ofSeconds(2)).atMost(SOON).until(() -> work.size() == 1);
        StageService worker = work.get(0).equals("one") ? one : other;

        // When
        worker.close();

        // Then
        await().atMost(SOON).until(() -> work.contains("done"));
        assertThat(work).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void whatFailedBecauseOfKafkaIsTriedAgain(TestCluster cluster) {
        // Given
        StageService service = start(cluster, "try", (task, times) -> {
            if (times < 3) {
                throw new StageFailure(ExitCode.UNREACHABLE, "Kafka is away.");
            }
        });

        // When
        ask(service, request());

        // Then
        await().atMost(SOON).until(() -> work.contains("done"));
        assertThat(work).containsExactly("try", "try", "try", "done");
    }

    @Test
    void whatWasRefusedIsNotTriedAgainUntilSomebodyAsksAgain(TestCluster cluster) {
        // Given
        StageService service = start(cluster, "try", (task, times) -> {
            if (times == 1) {
                throw new StageFailure(ExitCode.REFUSED, "line 5 is wrong");
            }
        });
        ask(service, request());
        await().atMost(SOON).until(() -> work.size() == 1);

        // When
        ask(service, request().after(request()));

        // Then
        await().atMost(SOON).until(() -> work.contains("done"));
        assertThat(work).containsExactly("try", "try", "done");
    }

    @Test
    void whatIsWantedNoMoreIsAskedToStop(TestCluster cluster) {
        // Given
        List<String> ends = new CopyOnWriteArrayList<>();
        StageService service = start(cluster, "try", (task, times) -> {
            if (task.request().cancelled()) {
                ends.add("told");
                return;
            }
            workUntilStopped(task);
        });
        ask(service, request());
        await().atMost(SOON).until(() -> !work.isEmpty());

        // When
        ask(service, request().cancel());

        // Then
        await().atMost(SOON).until(() -> !ends.isEmpty());
        assertThat(service.board().find(id).orElseThrow().state()).isEqualTo(BatchState.CANCELLING);
    }

    @Test
    void aCancellationThatCameTooLateStopsNobody(TestCluster cluster) {
        // Given
        CountDownLatch goOn = new CountDownLatch(1);
        StageService service = start(cluster, "try", (task, times) -> {
            task.progress().begin(1);
            await().atMost(SOON).until(() -> goOn.getCount() == 0);
            task.progress().waiting("news, at which the board is looked at again");
            await().during(Duration.ofMillis(500)).atMost(SOON).until(() -> {
                task.stop().check();
                return true;
            });
        });
        ask(service, request());
        await().atMost(SOON).until(() -> !work.isEmpty());
        ProgressEvent ingested = new ProgressEvent("ingest", Phase.DONE, 1, 1, 0, 1, null, 0);
        service.writer().tellForSure(new StageProgressEvent(id, 1, id, ingested, 2, null), null);

        // When
        ask(service, request().cancel());
        goOn.countDown();

        // Then
        await().atMost(SOON).until(() -> work.contains("done"));
        assertThat(work).containsExactly("try", "done");
    }

    @Test
    void whatCannotGoOnAsTheLedgerStandsIsStopped(TestCluster cluster) {
        // Given
        StageService service = start(cluster, "try", (task, times) -> {
            if (times == 1) {
                workUntilStopped(task);
            }
        });
        ask(service, request());
        await().atMost(SOON).until(() -> !work.isEmpty());

        // When
        cluster.write(BatchRecord.opened(
                id, "sales", "sales", WireFormat.JSON, "sales.csv", Map.of(), new Checkpoint(0, 1, 0, 0, NOTHING)));

        // Then
        await().atMost(SOON).until(() -> work.contains("done"));
        assertThat(work).containsExactly("try", "try", "done");
    }

    @Test
    void aProcessThatStartsLaterKnowsAllThatWasToldBefore(TestCluster cluster) {
        // Given
        StageService first = start(cluster, "first", (task, times) -> {});
        ask(first, request());
        await().atMost(SOON).until(() -> first.board()
                .find(id)
                .filter(status -> status.state() == BatchState.RUNNING)
                .isPresent());
        first.close();

        // When
        StageService later = start(cluster, "later", (task, times) -> {});

        // Then
        await().atMost(SOON).until(later::isCaughtUp);
        assertThat(later.board().find(id)).isEqualTo(first.board().find(id));
    }
}
