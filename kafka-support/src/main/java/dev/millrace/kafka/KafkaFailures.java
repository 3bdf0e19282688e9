package dev.millrace.kafka;

import java.util.Objects;
import java.util.stream.Stream;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SslAuthenticationException;

/** Says to a person what a Kafka client says in exceptions. */
public final class KafkaFailures {
    private KafkaFailures() {}

    /** The failure that a client's exception means, or that lies within it already. */
    public static StageFailure translate(RuntimeException e, String address) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            StageFailure failure = known(cause, address);
            if (failure != null) {
                return failure;
            }
        }
        return new StageFailure(
                ExitCode.UNREACHABLE,
                "Kafka at %s failed (%s): run again when it is well; what is committed is kept."
                        .formatted(address, e.getMessage()),
                e);
    }

    /** The failure of an ingest whose batch another one has gone on with; the cause may be null. */
    public static StageFailure takenOver(Throwable cause) {
        return new StageFailure(
                ExitCode.TRY_AGAIN,
                "Another ingest of the same batch has taken over, and this one stopped: nothing is lost or doubled.",
                cause);
    }

    /**
     * Whether the broker no longer listens to this producer: because of another one with the same transactional id, or
     * because a transaction stood open for longer than its timeout. To a commit the broker may answer that the transaction is
     * in another state: whose epoch is the last but one could be repeating itself (KIP-890), so it is not told that it is fenced.
     */
    public static boolean isFenced(RuntimeException e) {
        return Stream.iterate((Throwable) e, Objects::nonNull, Throwable::getCause)
                .anyMatch(KafkaFailures::isFencing);
    }

    /** What lies beneath all that is wrapped around it. */
    public static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private static boolean isFencing(Throwable cause) {
        return cause instanceof ProducerFencedException
                || cause instanceof InvalidProducerEpochException
                || cause instanceof InvalidTxnStateException;
    }

    private static StageFailure known(Throwable cause, String address) {
        if (cause instanceof StageFailure failure) {
            return failure;
        }
        if (isFencing(cause)) {
            return takenOver(cause);
        }
        if (cause instanceof SslAuthenticationException) {
            return new StageFailure(
                    ExitCode.USAGE,
                    "No TLS connection with Kafka at %s comes about (%s): check whom this client trusts"
                                    .formatted(address, root(cause).getMessage())
                            + " (ssl.truststore.*) and which certificate it shows (ssl.keystore.*) with"
                            + " --kafka-property.",
                    cause);
        }
        if (cause instanceof AuthenticationException || cause instanceof AuthorizationException) {
            return new StageFailure(
                    ExitCode.USAGE,
                    "Kafka at %s refuses this client (%s): check its credentials and rights with --kafka-property."
                            .formatted(address, cause.getMessage()),
                    cause);
        }
        if (cause instanceof RecordTooLargeException) {
            return new StageFailure(
                    ExitCode.REFUSED,
                    "A row is larger than Kafka at %s takes: raise its max.message.bytes and this client's"
                                    .formatted(address)
                            + " max.request.size, or take the row out.",
                    cause);
        }
        return null;
    }
}
