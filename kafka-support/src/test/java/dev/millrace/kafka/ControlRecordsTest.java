package dev.millrace.kafka;

import java.nio.charset.StandardCharsets;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ControlRecordsTest {
    private record Figure(String name, int rows) {}

    @Test
    void whatIsWrittenIsReadBackUnderItsKey() {
        // Given
        var written = ControlRecords.write("figures", "é", new Figure("sales", 3));

        // When
        var record = new ConsumerRecord<>(written.topic(), 0, 0L, written.key(), written.value());

        // Then
        assertThat(ControlRecords.key(record)).isEqualTo("é");
        assertThat(ControlRecords.read(record, Figure.class, "h:1")).isEqualTo(new Figure("sales", 3));
    }

    @Test
    void whatALaterVersionAddsIsPassedOver() {
        // Given
        var record = record("{\"name\":\"sales\",\"rows\":3,\"colour\":\"red\"}");

        // When / Then
        assertThat(ControlRecords.read(record, Figure.class, "h:1")).isEqualTo(new Figure("sales", 3));
    }

    @Test
    void whatIsSomethingElseIsRefusedWithItsPlace() {
        // When
        assertThatThrownBy(() -> ControlRecords.read(record("[]"), Figure.class, "h:1"))

                // Then
                .isInstanceOfSatisfying(
                        StageFailure.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.REFUSED))
                .hasMessage(
                        "The topic figures at h:1 holds a record at offset 7 that is not Millrace's: use another cluster.");
    }

    private static ConsumerRecord<byte[], byte[]> record(String json) {
        return new ConsumerRecord<>("figures", 0, 7, new byte[0], json.getBytes(StandardCharsets.UTF_8));
    }
}
