package dev.millrace.kafka;

import java.util.stream.Stream;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class KafkaFailuresTest {

    static Stream<Arguments> exceptions() {
        return Stream.of(
                arguments(
                        new SaslAuthenticationException("no such user"),
                        ExitCode.USAGE,
                        "Kafka at h:1 refuses this client (no such user): check its credentials"),
                arguments(
                        new TopicAuthorizationException("not yours"),
                        ExitCode.USAGE,
                        "Kafka at h:1 refuses this client (not yours): check its credentials"),
                arguments(
                        new SslAuthenticationException("handshake", new IllegalStateException("unknown issuer")),
                        ExitCode.USAGE,
                        "No TLS connection with Kafka at h:1 comes about (unknown issuer): check whom"),
                arguments(
                        new RecordTooLargeException("2 MB"),
                        ExitCode.REFUSED,
                        "A row is larger than Kafka at h:1 takes:"),
                arguments(
                        new ProducerFencedException("newer"),
                        ExitCode.TRY_AGAIN,
                        "Another ingest of the same batch has taken over"),
                arguments(
                        new InvalidTxnStateException("aborted already"),
                        ExitCode.TRY_AGAIN,
                        "Another ingest of the same batch has taken over"),
                arguments(
                        new TimeoutException("30000 ms"),
                        ExitCode.UNREACHABLE,
                        "Kafka at h:1 failed (30000 ms): run again when it is well"));
    }

    @ParameterizedTest
    @MethodSource("exceptions")
    void whatAClientThrowsIsSaidToAPerson(KafkaException thrown, ExitCode code, String sentence) {
        // When
        StageFailure failure = KafkaFailures.translate(thrown, "h:1");

        // Then
        assertThat(failure.exitCode()).isEqualTo(code);
        assertThat(failure).hasMessageStartingWith(sentence).hasCause(thrown);
    }

    @Test
    void whatLiesBeneathAWrapperCounts() {
        // Given
        RuntimeException wrapped = new KafkaException("send failed", new RecordTooLargeException("2 MB"));

        // When / Then
        assertThat(KafkaFailures.translate(wrapped, "h:1").exitCode()).isEqualTo(ExitCode.REFUSED);
    }

    @Test
    void aFailureStaysWhatItIs() {
        // Given
        StageFailure failure = new StageFailure(ExitCode.REFUSED, "line 5 is wrong");

        // When / Then
        assertThat(KafkaFailures.translate(new IllegalStateException(failure), "h:1"))
                .isSameAs(failure);
    }

    @Test
    void aProducerIsFencedByAnotherOrByItsOwnDelay() {
        assertThat(KafkaFailures.isFenced(new ProducerFencedException("newer"))).isTrue();
        assertThat(KafkaFailures.isFenced(new KafkaException(new InvalidProducerEpochException("too late"))))
                .isTrue();
        assertThat(KafkaFailures.isFenced(new TimeoutException("slow"))).isFalse();
    }
}
