package dev.millrace.runtime.service;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.millrace.contract.stage.Gate;
import dev.millrace.contract.stage.Progress;
import dev.millrace.contract.stage.RunMode;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.contract.stage.StopRequest;
import dev.millrace.kafka.KafkaCluster;
import dev.millrace.runtime.batch.BatchStatusStore;
import dev.millrace.runtime.control.ControlChannels;
import dev.millrace.runtime.control.ControlTopicConsumer;
import dev.millrace.runtime.control.ControlTopicProducer;
import dev.millrace.runtime.control.ControlTopicWatch;
import dev.millrace.runtime.control.StageLease;
import dev.millrace.runtime.process.StageSettings;
import dev.millrace.runtime.stage.StageHandler;
import dev.millrace.runtime.stage.StageWorker;
import dev.millrace.runtime.telemetry.StageTelemetry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.interceptor.Interceptor;

/**
 * The life of a stage that stays up: each {@link StageHandler} bean has a worker, which does what the control topics ask for
 * while this process has the stage's {@link StageLease}. In the life of a job it does nothing.
 */
@ApplicationScoped
public class StageService {
    private static final Duration SEEK_TIMEOUT = Duration.ofSeconds(10);

    private final StageSettings settings;
    private final Instance<KafkaCluster> cluster;
    private final BatchStatusStore store;
    private final ControlTopicConsumer consumer;
    private final ControlTopicProducer producer;
    private final KafkaClientService channels;
    private final Instance<StageHandler> handlers;
    private final Instance<StageLease> leases;
    private final StageTelemetry telemetry;
    private final List<StageWorker> workers = new ArrayList<>();
    private ControlTopicWatch topics;

    /**
     * @param cluster is connected to in the life of a service alone
     * @param channels knows the clients of the control channels
     * @param leases one for each handler, by channel
     */
    StageService(
            StageSettings settings,
            Instance<KafkaCluster> cluster,
            BatchStatusStore store,
            ControlTopicConsumer consumer,
            ControlTopicProducer producer,
            KafkaClientService channels,
            Instance<StageHandler> handlers,
            @Any Instance<StageLease> leases,
            StageTelemetry telemetry) {
        this.settings = settings;
        this.cluster = cluster;
        this.store = store;
        this.consumer = consumer;
        this.producer = producer;
        this.channels = channels;
        this.handlers = handlers;
        this.leases = leases;
        this.telemetry = telemetry;
    }

    /** Before the channels begin to flow, so that nothing they bring is missed. */
    void begin(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE - 1) StartupEvent event) {
        if (settings.mode() == RunMode.SERVICE) {
            telemetry.begin(store, consumer::isCaughtUp);
            handlers.forEach(this::begin);
            topics = new ControlTopicWatch(cluster.get(), consumer, this::seekToBeginning, telemetry::onFailure);
            topics.start();
        }
    }

    private void begin(StageHandler handler) {
        StageLease lease =
                leases.select(Identifier.Literal.of(handler.leaseChannel())).get();
        StageWorker worker = new StageWorker(handler, lease, store, consumer::isCaughtUp, producer, telemetry);
        workers.add(worker);
        worker.start();
    }

    private void seekToBeginning() {
        ControlChannels.READ.forEach(channel -> channels.getConsumer(channel)
                .runOnPollingThread(client -> {
                    client.seekToBeginning(client.assignment());
                })
                .await()
                .atMost(SEEK_TIMEOUT));
    }

    /** What is known of all batches. */
    public BatchStatusStore store() {
        return store;
    }

    /** Writes to the control topics. */
    public ControlTopicProducer producer() {
        return producer;
    }

    /** How the cluster is reached. */
    public KafkaCluster cluster() {
        return cluster.get();
    }

    /** Whether the store has been told what there was to tell; before, it must not be believed. */
    public boolean isCaughtUp() {
        return consumer.isCaughtUp();
    }

    /**
     * Asks the broker for an answer.
     *
     * @throws StageFailure with code 69 if it gives none within a few seconds
     */
    public void requireBroker() {
        Progress nobody = new Progress("health", event -> {});
        cluster().awaitReachable(new Gate(Duration.ZERO, nobody, new StopRequest()));
    }

    /** Which of its workers have died, for people: each was to live as long as the process. */
    List<String> dead() {
        return workers.stream()
                .filter(StageWorker::isDead)
                .map(worker -> "the worker of the stage " + worker.stage().word())
                .toList();
    }

    /** Stops the work where it can be stopped; it is gone on with by whoever is there next. Only then the channels end. */
    void end(@Observes ShutdownEvent event) {
        workers.forEach(StageWorker::close);
        if (topics != null) {
            topics.close();
        }
    }
}
