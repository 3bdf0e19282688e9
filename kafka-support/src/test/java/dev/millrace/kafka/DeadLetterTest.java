package dev.millrace.kafka;

import java.nio.charset.StandardCharsets;

import dev.millrace.contract.stage.Shard;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DeadLetterTest {
    private static final DeadLetter LETTER = new DeadLetter(
            "0123456789abcdef", "sales.csv", 5, 64, "Amount", "is no number", "Id,Amount", "S1,x", new Shard(1, 3));

    private final ProducerRecord<byte[], byte[]> sent = LETTER.record("sales");

    private DeadLetter read() {
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>(sent.topic(), 0, 0, sent.key(), sent.value());
        sent.headers().forEach(record.headers()::add);
        return DeadLetter.of(record);
    }

    @Test
    void isReadAsItWasSent() {
        assertThat(read()).isEqualTo(LETTER);
        assertThat(sent.headers().lastHeader("dead-letter-reason").value())
                .isEqualTo("is no number".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void isReadAlsoIfItWasSentWhenTheReasonHadAnotherName() {
        // Given
        Headers headers = sent.headers();
        headers.add("reason", headers.lastHeader("dead-letter-reason").value());
        headers.remove("dead-letter-reason");

        // When / Then
        assertThat(read()).isEqualTo(LETTER);
    }

    @Test
    void whatHasNoReasonIsNone() {
        // Given
        sent.headers().remove("dead-letter-reason");

        // When / Then
        assertThatThrownBy(this::read)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the record has no header 'dead-letter-reason'");
    }
}
