package dev.millrace.embeddedkafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import kafka.server.KafkaConfig;

/**
 * One real Kafka broker in this JVM: a single KRaft node that listens on loopback only and keeps everything in one
 * directory. A directory belongs to one broker at a time and can be used again after {@link #close()}, and also after
 * the JVM was killed: the cluster id and all acknowledged data are still there, the port may be another one.
 *
 * <p>While it runs, it takes over Kafka's exit hook, which is one a JVM: with two brokers in one JVM only the later one
 * learns of a failure.
 */
public final class EmbeddedKafka implements AutoCloseable {

    private final Path directory;
    private final DirectoryLock lock;
    private final KraftNode node;
    private final CompletableFuture<EmbeddedKafkaException> failure = new CompletableFuture<>();
    private boolean closed;

    private EmbeddedKafka(Path directory, DirectoryLock lock, KraftNode node) {
        this.directory = directory;
        this.lock = lock;
        this.node = node;
    }

    /**
     * Starts a broker with the usual settings on any free port, and returns once it serves clients.
     *
     * @param directory where the broker keeps everything; made if it is not there
     * @return the running broker
     * @throws DirectoryInUseException if another broker works in the directory
     * @throws EmbeddedKafkaException if it cannot start for another reason
     */
    public static EmbeddedKafka start(Path directory) {
        return start(BrokerSettings.in(directory));
    }

    /**
     * Starts a broker and returns once it serves clients.
     *
     * @param settings where it lives, and what is to be different
     * @return the running broker
     * @throws DirectoryInUseException if another broker works in the directory
     * @throws PortTakenException if something else listens on the wanted port
     * @throws EmbeddedKafkaException if it cannot start for another reason
     */
    public static EmbeddedKafka start(BrokerSettings settings) {
        Path directory = settings.directory();
        DirectoryLock lock = take(directory);
        try {
            FreePort.require(settings.port());
            LastStop lastStop = LastStop.in(directory);
            FormattedDirectory.ensure(directory);
            KraftNode node = new KraftNode(new KafkaConfig(NodeProperties.of(settings, lastStop), false));
            EmbeddedKafka kafka = new EmbeddedKafka(directory, lock, node);
            KafkaExit.tell(kafka::broken);
            kafka.startNode();
            return kafka;
        } catch (EmbeddedKafkaException e) {
            lock.release();
            throw e;
        } catch (Exception e) {
            lock.release();
            throw new EmbeddedKafkaException(
                    "The embedded Kafka broker in " + directory + " cannot start: " + e.getMessage(), e);
        }
    }

    private static DirectoryLock take(Path directory) {
        try {
            Files.createDirectories(directory);
            return DirectoryLock.take(directory);
        } catch (IOException e) {
            throw new EmbeddedKafkaException(
                    "The embedded Kafka broker cannot write to " + directory
                            + ": make the directory writable, or choose another one.",
                    e);
        }
    }

    private void startNode() {
        try {
            node.start();
        } catch (RuntimeException e) {
            try {
                close();
            } catch (RuntimeException second) {
                e.addSuppressed(second);
            }
            throw e;
        }
    }

    /**
     * Where clients find the broker.
     *
     * @return host and port, as the client setting {@code bootstrap.servers} wants them
     */
    public String bootstrapServers() {
        return NodeProperties.HOST + ":" + node.port();
    }

    /**
     * Who the broker is, for as long as its directory exists.
     *
     * @return the id that the directory was given when it was first used
     */
    public String clusterId() {
        return node.clusterId();
    }

    /**
     * Tells if the broker gives up by itself; it is closed by then, or about to be.
     *
     * @return completed, with the sentence for a person, only if the broker fails while it runs
     */
    public CompletionStage<EmbeddedKafkaException> failure() {
        return failure.minimalCompletionStage();
    }

    /** Stops the broker cleanly, and lets go of port and directory. Calls after the first do nothing. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            node.stop();
        } finally {
            KafkaExit.restore();
            lock.release();
        }
    }

    /** Called by a thread of the broker, which could not wait for its own end. */
    private void broken() {
        EmbeddedKafkaException sentence = new EmbeddedKafkaException(
                "The Kafka broker in " + directory + " gave up, most often because the disk is full ("
                        + directory.toFile().getUsableSpace() / 1_000_000
                        + " MB free) or failing: make room, and run the same again.");
        if (failure.complete(sentence)) {
            new Thread(this::close, "embedded-kafka-gave-up").start();
        }
    }
}
