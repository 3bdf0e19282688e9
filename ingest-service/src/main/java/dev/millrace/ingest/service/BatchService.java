package dev.millrace.ingest.service;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.Gate;
import dev.millrace.contract.stage.Progress;
import dev.millrace.contract.stage.Stage;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.contract.stage.StopRequest;
import dev.millrace.ingest.service.BatchRefusedException.Why;
import dev.millrace.kafka.KafkaCluster;
import dev.millrace.runtime.batch.BatchRequest;
import dev.millrace.runtime.batch.BatchState;
import dev.millrace.runtime.batch.BatchStatus;
import dev.millrace.runtime.batch.BatchStatusStore;
import dev.millrace.runtime.service.StageService;
import dev.millrace.runtime.telemetry.TraceParent;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Takes requests for batches, and says how they stand. A request that is taken is in Kafka, and is not lost any more; one for
 * content that was asked for before is answered with what became of that.
 */
@ApplicationScoped
public class BatchService {
    private static final Duration READ_BACK_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(2);

    private final StageService service;
    private final ServiceSettings settings;
    private final StripedLocks locks = new StripedLocks();

    BatchService(StageService service, ServiceSettings settings) {
        this.service = service;
        this.settings = settings;
    }

    /** What became of a request; it is new if there is anything to do that there was not before. */
    public record Receipt(BatchStatus status, boolean isNew) {}

    /**
     * Takes a request.
     *
     * @throws StageFailure with code 69 if Kafka cannot be reached
     * @throws BatchRefusedException if it cannot be taken now, or not under this idempotency key
     */
    public Receipt submit(BatchRequest wanted) {
        String key = wanted.idempotencyKey();
        Receipt receipt = locks.withLocks(wanted.id(), key == null ? wanted.id() : key, () -> decide(wanted));
        if (receipt.isNew()) {
            forgetOldest();
        }
        return receipt;
    }

    private Receipt decide(BatchRequest wanted) {
        Optional<BatchStatus> known = known(wanted);
        if (known.filter(status -> status.request().isPresent()).isEmpty()) {
            return accept(wanted);
        }
        BatchStatus status = known.get();
        if (status.state() == BatchState.CANCELLING) {
            throw busy("The batch %s is being cancelled.".formatted(status.id()));
        }
        boolean isOver = status.state() == BatchState.FAILED || status.state() == BatchState.CANCELLED;
        // Whoever repeats a request under its key wants to know what became of it, not to have it done again.
        boolean isRepeated = wanted.idempotencyKey() != null
                && wanted.idempotencyKey().equals(status.request().get().idempotencyKey());
        return isOver && !isRepeated ? accept(wanted.after(status.request().get())) : new Receipt(status, false);
    }

    private Optional<BatchStatus> known(BatchRequest wanted) {
        BatchStatusStore store = store();
        if (wanted.idempotencyKey() != null) {
            Optional<BatchRequest> sameKey = store.ofKey(wanted.idempotencyKey());
            if (sameKey.isPresent() && !sameKey.get().asksTheSameAs(wanted)) {
                throw new BatchRefusedException(
                        Why.KEY_REUSED,
                        "This Idempotency-Key belongs to the request for %s, which was another one: choose a new key."
                                .formatted(sameKey.get().id()));
            }
        }
        return store.find(wanted.id());
    }

    /**
     * Makes sure that another batch may be asked for.
     *
     * @throws StageFailure with code 69 if Kafka has not been reached
     * @throws BatchRefusedException if there is too much to do
     */
    public void requireRoom() {
        if (store().open().size() >= settings.mostOpen()) {
            throw busy("%,d batches wait already.".formatted(settings.mostOpen()));
        }
    }

    private static BatchRefusedException busy(String sentence) {
        return new BatchRefusedException(Why.BUSY, sentence + " Ask again in a moment.");
    }

    private Receipt accept(BatchRequest request) {
        requireRoom();
        write(TraceParent.current().map(request::tracedBy).orElse(request));
        return new Receipt(store().find(request.id()).orElseThrow(), true);
    }

    /** Returns when the store shows it, so that the next one who asks is told of it. */
    private void write(BatchRequest request) {
        service.producer().publish(request);
        gate(READ_BACK_TIMEOUT).await("the request to be read back", () -> store().find(request.id())
                .flatMap(BatchStatus::request)
                .filter(seen -> seen.attempt() >= request.attempt() && seen.cancelled() == request.cancelled()));
    }

    /** Only requests are forgotten: what they moved stays where it is. */
    private void forgetOldest() {
        List<BatchStatus> over = store().requested().stream()
                .filter(status -> status.state().isFinal())
                .toList();
        over.stream()
                .limit(Math.max(0, over.size() - settings.history()))
                .forEach(status -> locks.withLock(status.id(), () -> forget(status)));
    }

    /** Unless somebody has asked for it again since. */
    private BatchStatus forget(BatchStatus status) {
        store().find(status.id())
                .filter(now -> now.state().isFinal() && now.request().equals(status.request()))
                .ifPresent(now -> service.producer().forget(now));
        return status;
    }

    /**
     * Lets a batch be wanted no more.
     *
     * @throws StageFailure with code 69 if Kafka cannot be reached
     * @throws BatchRefusedException if all its rows are in Kafka already, or it was not asked for here
     */
    public BatchStatus cancel(BatchStatus status) {
        return locks.withLock(status.id(), () -> giveUp(status));
    }

    private BatchStatus giveUp(BatchStatus status) {
        boolean canBe = !status.isPast(Stage.INGEST) || status.state() == BatchState.QUEUED;
        if (status.request().isEmpty() || status.state().isFinal() || !canBe) {
            throw new BatchRefusedException(
                    Why.TOO_LATE,
                    "The batch %s is %s and can no longer be cancelled.".formatted(status.id(), status.state()));
        }
        if (status.state() != BatchState.CANCELLING) {
            write(status.request().get().cancel());
        }
        return store().find(status.id()).orElseThrow();
    }

    /** How the cluster is reached. */
    public KafkaCluster cluster() {
        return service.cluster();
    }

    /**
     * What is known of all batches; waits up to 2 s for it while a service that has just started reads it.
     *
     * @throws StageFailure with code 75 if it is still being read, with 69 if Kafka cannot be reached
     */
    public BatchStatusStore store() {
        try {
            return gate(READ_TIMEOUT)
                    .await(
                            "the state of the batches",
                            () -> service.isCaughtUp() ? Optional.of(service.store()) : Optional.empty());
        } catch (StageFailure late) {
            throw notRead();
        }
    }

    private StageFailure notRead() {
        String address = service.cluster().address();
        try {
            service.requireBroker();
        } catch (StageFailure unreachable) {
            return new StageFailure(
                    ExitCode.UNREACHABLE,
                    "No Kafka broker has answered at %s yet: try again in a moment.".formatted(address),
                    unreachable);
        }
        return new StageFailure(
                ExitCode.TRY_AGAIN,
                "The state of the batches is still being read from Kafka at %s: try again in a moment."
                        .formatted(address));
    }

    private static Gate gate(Duration timeout) {
        return new Gate(timeout, new Progress("service", event -> {}), new StopRequest());
    }
}
