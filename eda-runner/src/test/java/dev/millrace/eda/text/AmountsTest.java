package dev.millrace.eda.text;

import java.math.BigDecimal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class AmountsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1234567.50 | 1,234,567.50",
                "-0.1234 | -0.1234",
                "0.123456789 | 0.123457",
                "1234.56789012 | 1,234.57",
                "98765432.123456789 | 98,765,432",
                "0.00001234567 | 0.0000123457",
                "1.5E-300 | 1.5 × 10^-300",
                "1.7976931E+308 | 1.79769 × 10^308",
                "0E-20 | 0"
            })
    void valuesHaveNoMoreDigitsThanHelp(BigDecimal value, String shown) {
        // When
        String text = Amounts.decimal(value);

        // Then
        assertThat(text).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 %", "0.0001, <0.1 %", "0.1234, 12.3 %", "0.99999, >99.9 %", "1, 100 %", "NaN, –"})
    void sharesNeverSayNothingOfSomethingNorAllOfNotQuiteAll(double share, String shown) {
        // When
        String text = Amounts.share(share);

        // Then
        assertThat(text).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"0.5, 0.50 s", "12.34, 12.3 s", "59.99, 60.0 s", "185.2, 3 min 5 s"})
    void secondsBecomeMinutes(double seconds, String shown) {
        // When
        String text = Amounts.seconds(seconds);

        // Then
        assertThat(text).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"999, 999 bytes", "9412331, 9.4 MB", "12000000000, 12.0 GB"})
    void bytesHaveAUnit(long bytes, String shown) {
        // When
        String text = Amounts.bytes(bytes);

        // Then
        assertThat(text).isEqualTo(shown);
    }

    @Test
    void aPartOfNothingIsNoShare() {
        // When
        String share = Amounts.share(0, 0);

        // Then
        assertThat(share).isEqualTo(Amounts.NONE);
    }
}
