package dev.millrace.runtime.telemetry;

import java.time.Duration;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/**
 * Says in the log what went wrong: a bug with its trace; what may pass as one sentence, and not again and again. What refuses
 * a batch is not said: it shows what stands in its rows, and is heard of in the batch's news.
 */
final class FailureLog {
    private static final Logger LOG = Logger.getLogger(FailureLog.class);
    private static final Duration BETWEEN_REPETITIONS = Duration.ofMinutes(1);

    private String last;
    private long lastNanos;

    void add(Throwable failure) {
        if (failure instanceof StageFailure known && known.exitCode() != ExitCode.BUG) {
            if (known.exitCode() != ExitCode.REFUSED) {
                warn(known.getMessage());
            }
        } else if (failure instanceof KafkaException) {
            warn("Kafka failed, and is tried again (%s).".formatted(failure.getMessage()));
        } else {
            LOG.error("A stage met a bug", failure);
        }
    }

    private synchronized void warn(String sentence) {
        long now = System.nanoTime();
        if (!sentence.equals(last) || now - lastNanos >= BETWEEN_REPETITIONS.toNanos()) {
            LOG.warn(sentence);
            last = sentence;
            lastNanos = now;
        }
    }
}
