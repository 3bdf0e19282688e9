package dev.millrace.contract.stage;

import java.math.BigDecimal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class NumbersTest {

    @ParameterizedTest
    @CsvSource({"0, 0 /s", "999.4, 999 /s", "999.6, 1 k/s", "310000, 310 k/s", "999600, 1.0 M/s", "1300000, 1.3 M/s"})
    void writesRatesShortly(double perSecond, String text) {
        // When
        String written = Numbers.rate(perSecond);

        // Then
        assertThat(written).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0.0 s", "0.54, 0.5 s", "59.94, 59.9 s", "59.96, 1 min 0 s", "125.4, 2 min 5 s"})
    void writesTimesShortly(double seconds, String text) {
        // When
        String written = Numbers.seconds(seconds);

        // Then
        assertThat(written).isEqualTo(text);
    }

    @Test
    void writesSumsExactly() {
        // Given
        BigDecimal sum = new BigDecimal("123456789012345678901234567890.1200");

        // When
        String written = Numbers.sum(sum);

        // Then
        assertThat(written).isEqualTo("123,456,789,012,345,678,901,234,567,890.1200");
    }
}
