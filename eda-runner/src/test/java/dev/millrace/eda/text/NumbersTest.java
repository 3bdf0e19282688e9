package dev.millrace.eda.text;

import java.math.BigDecimal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class NumbersTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0                    | 0
            1234567.50           | 1,234,567.50
            -1000                | -1,000
            12345678901234567.89 | 12,345,678,901,234,567.89
            3E7                  | 30,000,000
            """)
    void everyDigitIsShownAndNoExponent(BigDecimal value, String text) {
        assertThat(Numbers.grouped(value)).isEqualTo(text);
    }

    @Test
    void whatIsNotThereIsADash() {
        assertThat(Numbers.grouped(null)).isEqualTo("–");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0                 | 0
            5.5               | 5.50
            999.9             | 1.00 k
            1234              | 1.23 k
            -8463302.41       | -8.46 M
            97600000          | 97.6 M
            100000000         | 100 M
            2500000000        | 2.50 bn
            123456789012345   | 123 tn
            98765432109876543 | 98,800 tn
            """)
    void shortNumbersHaveThreeDigitsAndAUnit(BigDecimal value, String text) {
        assertThat(Numbers.shortened(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0.0      | 0
            3.0E7    | 30,000,000
            0.1      | 0.1
            2.0E10   | 20.0 bn
            -500.0   | -500
            """)
    void marksHaveNoMoreDigitsThanTheyNeed(BigDecimal value, String text) {
        assertThat(Numbers.mark(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0,0", "5.25,2", "99.5,2", "1000,0", "18006998.43,0", "0.5,2", "0.0123,3"})
    void decimalsFollowTheSizeOfTheNumber(BigDecimal greatest, int decimals) {
        assertThat(Numbers.decimals(greatest)).isEqualTo(decimals);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            8463012.41           | 8,463,012
            99.5                 | 99.5
            0.01234              | 0.012
            27591628550          | 27.6 bn
            1e300                | 1·10³⁰⁰
            1.25e-30             | 1.25·10⁻³⁰
            """)
    void besideAMarkThereIsRoomForNineDigits(BigDecimal value, String text) {
        assertThat(Numbers.brief(value, value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0        | 0
            276      | 276
            1234     | 1,200
            -92345   | -92 k
            999999   | 1 M
            2483190  | 2.5 M
            """)
    void inACellThereIsRoomForTwo(BigDecimal value, String text) {
        assertThat(Numbers.few(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0,0.0 %", "0.0004,<0.1 %", "0.314,31.4 %", "1,100.0 %"})
    void sharesArePercentages(double share, String text) {
        assertThat(Numbers.percent(share)).isEqualTo(text);
    }
}
