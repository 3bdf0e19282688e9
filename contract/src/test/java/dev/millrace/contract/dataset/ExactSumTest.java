package dev.millrace.contract.dataset;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ExactSumTest {

    @Property
    void isWhatBigDecimalsAddUpTo(
            @ForAll @Size(max = 30)
                    List<@BigRange(min = "-99999999999999999999", max = "99999999999999999999") BigInteger> unscaled) {
        // Given
        List<BigDecimal> values =
                unscaled.stream().map(value -> new BigDecimal(value, 2)).toList();
        ExactSum sum = new ExactSum(2);

        // When
        values.forEach(value -> add(sum, value.toPlainString()));

        // Then
        assertThat(sum.value()).isEqualTo(values.stream().reduce(new BigDecimal("0.00"), BigDecimal::add));
    }

    @Test
    void goesOnBehindWhatALongHolds() {
        // Given
        ExactSum up = new ExactSum(2);
        ExactSum down = new ExactSum(2);

        // When
        for (int i = 0; i < 1_000; i++) {
            add(up, "999999999999999.99");
            add(down, "-99999999999999.99");
        }

        // Then
        assertThat(up.value()).isEqualTo("999999999999999990.00");
        assertThat(down.value()).isEqualTo("-99999999999999990.00");
    }

    @Test
    void addsNothingForAMissingValue() {
        // Given
        ExactSum sum = new ExactSum(2);

        // When
        add(sum, "");

        // Then
        assertThat(sum.value()).isEqualTo("0.00");
    }

    @Test
    void addsSumsOfOthers() {
        // Given
        ExactSum sum = new ExactSum(2);
        add(sum, "0.05");

        // When
        sum.add(new BigDecimal("12345678901234567890.1"));

        // Then
        assertThat(sum.value()).isEqualTo("12345678901234567890.15");
    }

    private static void add(ExactSum sum, String text) {
        byte[] bytes = ("x" + text + "x").getBytes(StandardCharsets.US_ASCII);
        sum.add(bytes, 1, bytes.length - 1);
    }
}
