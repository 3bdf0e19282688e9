package dev.millrace.eda.chart;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

class ScaleTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0    | 0           | 0, 0.2, 0.4, 0.6, 0.8, 1
            0    | 7           | 0, 2, 4, 6, 8
            -3   | 12          | -5, 0, 5, 10, 15
            0    | 136024.19   | 0, 50 k, 100 k, 150 k
            0    | 12500       | 0, 5 k, 10 k, 15 k
            0    | 4500        | 0, 1,000, 2,000, 3,000, 4,000, 5,000
            0    | 2500000000  | 0, 0.5 bn, 1 bn, 1.5 bn, 2 bn, 2.5 bn
            0    | 3e300       | 0, 1·10³⁰⁰, 2·10³⁰⁰, 3·10³⁰⁰
            """)
    void ticksAreRoundNumbersOfOneUnit(BigDecimal least, BigDecimal most, String ticks) {
        // When
        Scale scale = Scale.around(least, most, 5);

        // Then
        assertThat(scale.ticks().stream().map(scale::text).collect(joining(", ")))
                .isEqualTo(ticks);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -120       | 2000       | 0, 500, 1,000, 1,500, 2,000
            5          | 5          | 5
            1000000001 | 1000000009 | 1,000,000,002, 1,000,000,004, 1,000,000,006, 1,000,000,008
            """)
    void rangesHaveTicksWithinThem(BigDecimal least, BigDecimal most, String ticks) {
        // When
        Scale scale = Scale.between(least, most, 640);

        // Then
        assertThat(scale.ticks().stream().map(scale::text).collect(joining(", ")))
                .isEqualTo(ticks);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2024-02-28 | 2024-03-02 | 28 Feb, 29 Feb, 1 Mar, 2 Mar
            2024-02-28 | 2024-03-20 | 4 Mar, 11 Mar, 18 Mar
            2024-01-01 | 2024-12-31 | Jan 2024, Mar 2024, May 2024, Jul 2024, Sep 2024, Nov 2024
            2023-02-11 | 2024-12-31 | Apr 2023, Jul 2023, Oct 2023, Jan 2024, Apr 2024, Jul 2024, Oct 2024
            2016-01-01 | 2024-03-18 | 2016, 2018, 2020, 2022, 2024
            """)
    void timesHaveTicksWhereSomethingBegins(LocalDate first, LocalDate last, String ticks) {
        assertThat(TimeTicks.between(first, last))
                .extracting(TimeTicks.Tick::text)
                .isEqualTo(Arrays.asList(ticks.split(", ")));
    }
}
