package dev.millrace.runtime.stage;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.millrace.contract.stage.Phase;
import dev.millrace.contract.stage.Progress;
import dev.millrace.contract.stage.ProgressEvent;
import dev.millrace.contract.stage.ProgressListener;
import dev.millrace.contract.stage.Stage;
import dev.millrace.contract.stage.StopRequest;
import dev.millrace.runtime.batch.BatchRequest;
import dev.millrace.runtime.batch.BatchStatus;
import dev.millrace.runtime.batch.BatchVerdict;
import dev.millrace.runtime.batch.StageProgressEvent;
import dev.millrace.runtime.control.ControlTopicProducer;

/** One stage's work on one request, while it is done: its progress is published. */
public final class StageTask {
    private static final Duration BETWEEN_EVENTS = Duration.ofMillis(250);

    private final Stage stage;
    private final BatchStatus status;
    private final BatchRequest request;
    private final ControlTopicProducer producer;
    private final StopRequest stop = new StopRequest();
    private final Progress progress;
    private final List<ProgressListener> listeners = new CopyOnWriteArrayList<>();
    private volatile String batch;
    private volatile BatchVerdict verdict;
    private Phase lastPhase;
    private long lastNanos;

    StageTask(Stage stage, BatchStatus status, ControlTopicProducer producer) {
        this.stage = stage;
        this.status = status;
        this.request = status.request().orElseThrow();
        this.batch = status.batch().orElse(null);
        this.producer = producer;
        this.progress = new Progress(stage.word(), this::publish);
    }

    /** The stage: generate, ingest, sink or eda. */
    public Stage stage() {
        return stage;
    }

    /** What was asked for. */
    public BatchRequest request() {
        return request;
    }

    /** How the batch stood when the work began. */
    public BatchStatus status() {
        return status;
    }

    /** Is to be told how far the work is. */
    public Progress progress() {
        return progress;
    }

    /** Is asked when the work has to stop. */
    public StopRequest stop() {
        return stop;
    }

    /** Lets somebody know how far the work is, in the thread that works. */
    public void addListener(ProgressListener listener) {
        listeners.add(listener);
    }

    /** Which batch it is; empty while the content is not known. */
    public Optional<String> batch() {
        return Optional.ofNullable(batch);
    }

    /** Whether it is the work on this attempt at this request. */
    boolean isAbout(BatchStatus other) {
        return other.request()
                .filter(asked -> asked.id().equals(request.id()) && asked.attempt() == request.attempt())
                .isPresent();
    }

    /** Makes known which batch it is, once its content is known. */
    public void identify(String batchId) {
        batch = batchId;
    }

    /** Makes known what became of the rows, together with the end of the work. */
    public void conclude(BatchVerdict what) {
        verdict = what;
    }

    private synchronized void publish(ProgressEvent event) {
        StageProgressEvent told = new StageProgressEvent(
                request.id(), request.attempt(), batch, event, System.currentTimeMillis(), verdict);
        if (told.isFinal()) {
            producer.publish(told, request.trace());
        } else if (event.phase() != lastPhase || System.nanoTime() - lastNanos > BETWEEN_EVENTS.toNanos()) {
            producer.offer(told, request.trace());
            lastNanos = System.nanoTime();
        }
        lastPhase = event.phase();
        listeners.forEach(listener -> listener.on(event));
    }
}
