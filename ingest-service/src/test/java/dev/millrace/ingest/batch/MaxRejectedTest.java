package dev.millrace.ingest.batch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class MaxRejectedTest {
    @Test
    void aCountIsPassedByOneMore() {
        // Given
        var limit = new MaxRejected("10");

        // When
        var passed = limit.isPassed(11);

        // Then
        assertThat(passed).isTrue();
        assertThat(limit.isPassed(10)).isFalse();
        assertThat(limit.isPassedAtEnd(10, 10)).isFalse();
        assertThat(limit.isPassedAtEnd(11, 1_000_000)).isTrue();
    }

    @Test
    void aShareIsJudgedAtTheEndOnly() {
        // Given
        var limit = new MaxRejected("1.5%");

        // When
        var passedAtEnd = limit.isPassedAtEnd(16, 1_000);

        // Then
        assertThat(passedAtEnd).isTrue();
        assertThat(limit.isPassedAtEnd(15, 1_000)).isFalse();
        assertThat(limit.isPassed(1_000_000)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "ten", "101%", "1 %", "5%%", "9999999999999999999"})
    void anythingElseIsRefusedWithAnExample(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MaxRejected(text))
                .withMessage(
                        "'%s' is no limit for rejected rows: write a count such as 10, or a share such as 1%%", text);
    }
}
