package dev.millrace.sink.rows;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.kafka.KafkaFailures;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * The partitions of one batch, from when the channel's consumer is given them until they have landed or something failed.
 * Thread-safe.
 */
final class RowAssignment {
    private static final Duration SILENCE = Duration.ofSeconds(1);
    private static final Duration PROBE = Duration.ofMillis(500);

    private final String topic;
    private final RowTaker taker;
    private final Semaphore room = new Semaphore(1);
    private volatile long heardNanos = System.nanoTime();
    private volatile boolean busy;
    private volatile boolean ended;
    private volatile Throwable failure;

    RowAssignment(String topic, RowTaker taker) {
        this.topic = topic;
        this.taker = taker;
    }

    /** Gives the consumer the partitions, at the offsets that are to be taken next; to be called in the polling thread. */
    void assign(Consumer<?, ?> consumer) {
        Map<TopicPartition, Long> positions = taker.positions().entrySet().stream()
                .collect(Collectors.toMap(at -> new TopicPartition(topic, at.getKey()), Map.Entry::getValue));
        consumer.assign(positions.keySet());
        positions.forEach(consumer::seek);
        // A partition stays paused when it is assigned anew.
        consumer.resume(positions.keySet());
    }

    /**
     * Holds the polling thread, with what it has polled, until the poll before has landed. The channel's own way, to pause
     * the consumer and to look every other millisecond, costs more processor time than all else of the channel.
     */
    void awaitRoom() {
        room.acquireUninterruptibly();
    }

    /** Hands rows on until the end. Never throws, because that would end the channel for as long as the process lives. */
    synchronized void take(ConsumerRecords<byte[], byte[]> rows) {
        if (ended) {
            return;
        }
        busy = true;
        try {
            taker.take(rows);
        } catch (RuntimeException | Error e) {
            fail(e);
        } finally {
            heardNanos = System.nanoTime();
            busy = false;
            room.release();
        }
    }

    /** Whether it is time to ask the consumer why nothing comes. */
    boolean isSilent() {
        return !busy && System.nanoTime() - heardNanos > SILENCE.toNanos();
    }

    /**
     * Polls as the channel does, in its polling thread: the channel keeps to itself what a poll throws, and tries again. Rows
     * that come just now are given back, since others before them may still be on their way.
     *
     * @throws KafkaException why nothing comes
     */
    void probe(Consumer<?, ?> consumer) {
        heardNanos = System.nanoTime();
        if (!ended && !consumer.poll(PROBE).isEmpty()) {
            room.release();
            assign(consumer);
        }
    }

    /** Ends early, if there is no end yet. */
    synchronized void fail(Throwable reason) {
        if (!ended) {
            failure = reason;
            end();
        }
    }

    /** Waits for the poll that is being taken; none is taken from then on. */
    synchronized void end() {
        if (!ended) {
            ended = true;
            room.release(Integer.MAX_VALUE / 2);
        }
    }

    /** Says to a person why it has ended early, if it has. */
    void rethrowFailure(String address) {
        Throwable seen = failure;
        if (seen instanceof OffsetOutOfRangeException) {
            throw new StageFailure(
                    ExitCode.REFUSED,
                    "Kafka no longer keeps all rows of the batch: ingest it again, into a topic that keeps them.",
                    seen);
        }
        if (seen instanceof StageFailure known) {
            throw known;
        }
        if (seen instanceof KafkaException kafka) {
            throw KafkaFailures.translate(kafka, address);
        }
        if (seen != null) {
            throw new StageFailure(ExitCode.BUG, "The sink stopped (%s): this is a bug.".formatted(seen), seen);
        }
    }
}
