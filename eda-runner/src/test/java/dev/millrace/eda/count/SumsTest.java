package dev.millrace.eda.count;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SumsTest {
    @Test
    void exactSumsAreThoseOfTheLibraryHoweverLargeAndSplit() {
        Random random = new Random(4);
        for (int round = 0; round < 300; round++) {
            ExactSums one = new ExactSums(2);
            ExactSums other = new ExactSums(2);
            BigInteger sum = BigInteger.ZERO;
            long values = 0;
            for (int i = 0; i < 40; i++) {
                BigInteger unscaled = new BigInteger(1 + random.nextInt(90), random);
                unscaled = random.nextBoolean() ? unscaled.negate() : unscaled;
                long times = 1L << random.nextInt(40);
                (random.nextBoolean() ? one : other)
                        .add(3, Cells.read(Cells.exact(2), new BigDecimal(unscaled, 2).toPlainString()), times);
                sum = sum.add(unscaled.multiply(BigInteger.valueOf(times)));
                values += times;
            }

            one.add(3, other, 3);

            assertThat(one.sum(3)).isEqualTo(new BigDecimal(sum, 2));
            assertThat(one.values(3)).isEqualTo(values);
        }
    }

    @Test
    void sumsPassTheEndsOfALong() {
        // Given
        ExactSums sums = new ExactSums(0);
        NumberCell most = Cells.read(Cells.exact(0), "999999999999999999");
        NumberCell least = Cells.read(Cells.exact(0), "-99999999999999999");

        // When
        for (int i = 0; i < 100; i++) {
            sums.add(0, most, 1);
            sums.add(1, least, 1_000);
        }

        // Then
        assertThat(sums.sum(0)).isEqualTo("99999999999999999900");
        assertThat(sums.sum(1)).isEqualTo("-9999999999999999900000");
    }

    @Test
    void aPlaceWithoutNumbersHasNoSum() {
        // Given
        ExactSums exact = new ExactSums(0);
        FloatingSums floating = new FloatingSums();

        // When
        exact.add(40, Cells.read(Cells.exact(0), ""), 1);
        floating.add(40, Cells.read(Cells.FLOATING, ""), 1);
        exact.add(2, new ExactSums(0), 99);
        floating.add(2, new FloatingSums(), 99);

        // Then
        assertThat(exact.sum(40)).isNull();
        assertThat(exact.sum(2)).isNull();
        assertThat(floating.sum(40)).isNull();
        assertThat(floating.sum(2)).isNull();
    }

    @Test
    void floatingSumsThatAreNoNumberAreNone() {
        // Given
        FloatingSums sums = new FloatingSums();

        // When
        sums.add(0, Cells.read(Cells.FLOATING, "1e308"), 2);
        sums.add(100, Cells.read(Cells.FLOATING, "0.5"), 3);

        // Then
        assertThat(sums.sum(0)).isNull();
        assertThat(sums.values(0)).isEqualTo(2);
        assertThat(sums.sum(100)).isEqualByComparingTo("1.5");
    }
}
