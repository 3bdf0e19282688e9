package dev.millrace.eda.scan;

import java.time.LocalDate;
import java.util.List;

import dev.millrace.eda.count.NumberCell;
import dev.millrace.eda.count.ScanColumn;
import dev.millrace.eda.profile.TimeFigures;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TimeScanTest {
    private static final NumberCell[] NONE = {};
    private final TimeScan times = scan(ScanColumn.Kind.TIMESTAMP);
    private final TimeScan dates = scan(ScanColumn.Kind.DATE);

    private static TimeScan scan(ScanColumn.Kind kind) {
        return new TimeScan(new ScanColumn("t", kind, 0, false), List.of());
    }

    private static void add(TimeScan scan, String... texts) {
        for (String text : texts) {
            scan.add(UTF8String.fromString(text), NONE);
        }
    }

    @Test
    void timesBefore1970AndLeapDaysAreOnTheirDays() {
        // When
        add(times, "1969-12-31 23:59:59", "1968-02-29 00:00:00", "0001-01-01 05:00:00.5", "2000-02-29 23:00:00", "");

        // Then
        assertThat(times.days().sortedKeys())
                .containsExactly(
                        (int) LocalDate.of(1, 1, 1).toEpochDay(),
                        (int) LocalDate.of(1968, 2, 29).toEpochDay(),
                        -1,
                        (int) LocalDate.of(2000, 2, 29).toEpochDay());
        // Wednesday, Thursday, Monday and Tuesday.
        assertThat(times.hour(2 * 24 + 23)).isEqualTo(1);
        assertThat(times.hour(3 * 24)).isEqualTo(1);
        assertThat(times.hour(5)).isEqualTo(1);
        assertThat(times.hour(24 + 23)).isEqualTo(1);
        assertThat(times.first()).hasToString("0001-01-01 05:00:00.5");
        assertThat(times.last()).hasToString("2000-02-29 23:00:00");
    }

    @Test
    void figuresOfDates() {
        // Given
        add(dates, "2024-02-28", "2024-03-04", "2024-02-28", "2024-03-05", "2024-03-08", "2024-03-11");

        // When
        TimeFigures figures = new TimeSummary(dates).figures();

        // Then
        assertThat(figures)
                .isEqualTo(new TimeFigures(
                        "2024-02-28",
                        "2024-03-11",
                        5L,
                        8L,
                        new TimeFigures.Gap("2024-02-29", "2024-03-03", 4),
                        1L,
                        1,
                        null));
    }

    @Test
    void daysInARowHaveNoGap() {
        // Given
        add(times, "2024-12-31 08:00:00", "2025-01-01 09:00:00");

        // When
        TimeFigures figures = new TimeSummary(times).figures();

        // Then
        assertThat(figures.longestGap()).isNull();
        assertThat(figures.emptyDays()).isZero();
        // Of equal ones the first.
        assertThat(figures.busiestWeekday()).isEqualTo(2);
        assertThat(figures.busiestHour()).isEqualTo(8);
    }

    @Test
    void moreDaysThanACenturyHasAreNotCounted() {
        // Given
        LocalDate day = LocalDate.of(1900, 1, 1);
        TimeScan others = scan(ScanColumn.Kind.DATE);
        for (int i = 0; i < 36_526; i++) {
            add(i % 2 == 0 ? dates : others, day.plusDays(i).toString());
        }
        assertThat(dates.days().size()).isEqualTo(18_263);

        // When
        dates.merge(others);

        // Then
        assertThat(dates.days()).isNull();
        assertThat(new TimeSummary(dates).figures())
                .isEqualTo(new TimeFigures("1900-01-01", "2000-01-02", null, null, null, null, null, null));
        TimeScan third = scan(ScanColumn.Kind.DATE);
        add(third, "1800-01-01");
        third.merge(dates);
        assertThat(third.days()).isNull();
        assertThat(third.first()).hasToString("1800-01-01");
        assertThat(third.last()).hasToString("2000-01-02");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+12024-01-01", "-0044-03-15", "2024-13-01", "2023-02-29", "24-1-1"})
    void datesThatNoCalendarHasEndTheCountingOnly(String bad) {
        // When
        add(dates, "2024-01-01", bad, "2024-01-02");

        // Then
        assertThat(dates.days()).isNull();
        assertThat(dates.last()).isNotNull();
    }

    @Test
    void nothingMergesWithNothing() {
        // When
        times.merge(scan(ScanColumn.Kind.TIMESTAMP));

        // Then
        assertThat(times.first()).isNull();
        assertThat(times.days().size()).isZero();
    }
}
