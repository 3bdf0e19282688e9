package dev.millrace.eda.count;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;

import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class NumberCellTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0, true",
        "0, -7, true",
        "2, -0.05, true",
        "2, 12.30, true",
        "0, 999999999999999999, true",
        // A sign takes the place of a digit, and a point does.
        "0, -99999999999999999, true",
        "0, -999999999999999999, false",
        "0, 1000000000000000000, false",
        "2, 99999999999999999.99, false",
        "10, -12345678901234567890123456.0123456789, false"
    })
    void exactNumbersAreReadWhetherALongHoldsThemOrNot(int scale, BigDecimal number, boolean small) {
        // When
        NumberCell cell = Cells.read(Cells.exact(scale), number.toPlainString());

        // Then
        assertThat(cell.isPresent()).isTrue();
        assertThat(cell.isSmall()).isEqualTo(small);
        assertThat(cell.decimal()).isEqualTo(number);
        assertThat(cell.wide()).isEqualTo(number.unscaledValue());
        assertThat(cell.value()).isEqualTo(number.doubleValue());
    }

    @ParameterizedTest
    @CsvSource({"12, 0E-12, 0.000000000000", "7, 1.5E-6, 0.0000015", "2, 3, 3.00", "2, 3.1, 3.10"})
    void textsThatAreNotAtTheScaleAreBroughtToIt(int scale, String text, BigDecimal number) {
        // When
        NumberCell cell = Cells.read(Cells.exact(scale), text);

        // Then
        assertThat(cell.decimal()).isEqualTo(number);
        assertThat(cell.wide()).isEqualTo(number.unscaledValue());
    }

    @Test
    void aCellForgetsTheNumberBefore() {
        // Given
        NumberCell cell = Cells.read(Cells.exact(0), "12345678901234567890");

        // When
        cell.read(UTF8String.fromString("7"));

        // Then
        assertThat(cell.isSmall()).isTrue();
        assertThat(cell.wide()).isEqualTo(BigInteger.valueOf(7));
        cell.read(UTF8String.EMPTY_UTF8);
        assertThat(cell.isPresent()).isFalse();
    }

    @Test
    void valuesAreTheNearestDoubles() {
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            int scale = random.nextInt(30);
            BigDecimal number = new BigDecimal(BigInteger.valueOf(random.nextLong() >> random.nextInt(60)), scale);

            NumberCell cell = Cells.read(Cells.exact(scale), number.toPlainString());

            assertThat(cell.value()).as(number.toPlainString()).isEqualTo(number.doubleValue());
        }
    }

    @ParameterizedTest
    @CsvSource({"1e300, 1e300", "-0.1, -0.1", "4.9E-324, 4.9E-324", "123, 123"})
    void floatingPointNumbersAreReadAsJavaDoes(String text, double number) {
        // When
        NumberCell cell = Cells.read(Cells.FLOATING, text);

        // Then
        assertThat(cell.value()).isEqualTo(number);
        assertThat(cell.decimal()).isEqualByComparingTo(BigDecimal.valueOf(number));
    }
}
