package dev.millrace.eda.count;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import dev.millrace.eda.profile.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class HistogramBinsTest {
    private static HistogramBins bins(String least, String low, String high, String most, String unit) {
        return HistogramBins.of(
                new BigDecimal(least),
                new BigDecimal(low),
                new BigDecimal(high),
                new BigDecimal(most),
                new BigDecimal(unit));
    }

    @ParameterizedTest
    @CsvSource({
        // One value.
        "5, 5, 5, 5, 1",
        "0, 0, 0, 0, 0",
        "-3.25, -3.25, -3.25, -3.25, 0.01",
        "1e300, 1e300, 1e300, 1e300, 0",
        "123456789012345678901234567, 123456789012345678901234567, 123456789012345678901234567, 123456789012345678901234567, 1",
        // Whole numbers, few and many.
        "0, 0, 1, 1, 1",
        "1, 1, 9, 10, 1",
        "-1000000, -900000, 900000, 1000000, 1",
        // Nearly all are one value.
        "0, 7, 7, 1000000, 1",
        // Tiny and huge ranges.
        "1, 1, 1.0000000000000002, 1.0000000000000002, 0",
        "-1.7e308, -1.5e308, 1.5e308, 1.7e308, 0",
        "4.9e-324, 4.9e-324, 1e-323, 1e-322, 0",
        "-1e-300, -1e-300, 1e300, 1e300, 0",
        // Long numbers that differ little.
        "9223372036854775207, 9223372036854775237, 9223372036854775777, 9223372036854775807, 1",
        "0.01, 0.03, 0.97, 0.99, 0.01",
        "-99.99, -90, -10, -0.01, 0.01"
    })
    void rangesAreFewAndOfOneWidthAndHoldEveryValue(String least, String low, String high, String most, String unit) {
        // When
        HistogramBins bins = bins(least, low, high, most, unit);

        // Then
        assertThat(bins.count()).isBetween(1, 60);
        assertThat(bins.edges()).isSortedAccordingTo(BigDecimal::compareTo);
        assertThat(bins.edges().stream().map(BigDecimal::doubleValue)).doesNotHaveDuplicates();
        BigDecimal width = bins.edges().get(1).subtract(bins.edges().get(0));
        for (int i = 1; i < bins.edges().size(); i++) {
            assertThat(bins.edges().get(i).subtract(bins.edges().get(i - 1))).isEqualByComparingTo(width);
        }
        assertThat(width.stripTrailingZeros().unscaledValue())
                .isIn(Stream.of(1, 2, 5).map(BigInteger::valueOf).toArray());
        assertThat(width).isGreaterThanOrEqualTo(new BigDecimal(unit));
        for (String value : List.of(low, high)) {
            assertThat(bins.bin(Double.parseDouble(value))).as(value).isBetween(0, bins.count() - 1);
        }
    }

    @Test
    void farOffValuesAreBesideTheRanges() {
        // Given
        HistogramCounts counts = new HistogramCounts(bins("-1000000", "0", "100", "1000000", "1"));

        // When
        for (double value : new double[] {-1_000_000, -100.5, -100, 0, 100, 200, 1_000_000}) {
            counts.add(value, 2);
        }

        // Then
        Histogram histogram = counts.histogram();
        assertThat(histogram.edges().get(0)).isEqualByComparingTo("-100");
        assertThat(histogram.below()).isEqualTo(4);
        assertThat(histogram.above()).isEqualTo(2);
        assertThat(histogram.counts().stream().mapToLong(Long::longValue).sum()).isEqualTo(8);
    }

    @Test
    void everyValueIsInTheRangeWhoseEdgesItIsBetween() {
        Random random = new Random(6);
        for (int round = 0; round < 500; round++) {
            int scale = random.nextInt(6);
            double spread = Math.pow(10, random.nextInt(9));
            BigDecimal[] values = random.doubles(200)
                    .map(value -> (value - 0.3) * spread)
                    .sorted()
                    .mapToObj(value -> BigDecimal.valueOf(value).setScale(scale, RoundingMode.HALF_UP))
                    .toArray(BigDecimal[]::new);
            HistogramBins bins = HistogramBins.of(
                    values[0], values[10], values[190], values[199], BigDecimal.ONE.movePointLeft(scale));

            for (BigDecimal value : concat(values, bins.edges())) {
                int bin = bins.bin(value.doubleValue());
                assertThat(bin).as(value + " in " + bins.edges()).isEqualTo(expected(bins, value));
            }
        }
    }

    private static List<BigDecimal> concat(BigDecimal[] values, List<BigDecimal> edges) {
        return Stream.concat(Arrays.stream(values), edges.stream()).toList();
    }

    private static int expected(HistogramBins bins, BigDecimal value) {
        List<BigDecimal> edges = bins.edges();
        if (value.compareTo(edges.get(bins.count())) == 0) {
            return bins.count() - 1;
        }
        return (int) edges.stream().filter(edge -> edge.compareTo(value) <= 0).count() - 1;
    }
}
