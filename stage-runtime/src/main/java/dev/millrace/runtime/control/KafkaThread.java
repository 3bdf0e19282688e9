package dev.millrace.runtime.control;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import dev.millrace.contract.stage.StageFailure;
import dev.millrace.kafka.KafkaCluster;
import dev.millrace.kafka.KafkaFailures;
import org.apache.kafka.common.KafkaException;

/** Does something with Kafka for as long as the process lives, in a thread of its own: a broker that goes away is waited for. */
final class KafkaThread implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(500);
    /** A question to a broker that is away takes a minute, and nothing is lost by not waiting for its answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final KafkaCluster cluster;
    private final Consumer<BooleanSupplier> doing;
    private final Consumer<Throwable> log;
    private final Thread thread;
    private volatile boolean closed;

    /**
     * @param name of the thread
     * @param doing does it until what it is given says that this is closed; begun again when Kafka has failed it
     * @param log is told what went wrong with Kafka, each time
     */
    KafkaThread(String name, KafkaCluster cluster, Consumer<BooleanSupplier> doing, Consumer<Throwable> log) {
        this.cluster = cluster;
        this.doing = doing;
        this.log = log;
        this.thread = new Thread(this::live, name);
        this.thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Whether the thread has ended, though it should not have. */
    boolean isDead() {
        return !closed && thread.getState() == Thread.State.TERMINATED;
    }

    private void live() {
        while (!closed) {
            try {
                doing.accept(() -> closed);
            } catch (KafkaException | StageFailure e) {
                log.accept(KafkaFailures.translate(e, cluster.address()));
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
