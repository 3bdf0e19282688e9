package dev.millrace.eda.scan;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import dev.millrace.eda.count.IntTable;
import dev.millrace.eda.profile.TimeFigures;

/** The figures of a column of times that has values. */
final class TimeSummary {
    private final TimeScan scan;

    TimeSummary(TimeScan scan) {
        this.scan = scan;
    }

    TimeFigures figures() {
        String first = scan.first().toString();
        String last = scan.last().toString();
        IntTable counted = scan.days();
        if (counted == null) {
            return new TimeFigures(first, last, null, null, null, null, null, null);
        }
        int[] days = counted.sortedKeys();
        return new TimeFigures(
                first,
                last,
                (long) days.length,
                (long) days[days.length - 1] - days[0] + 1 - days.length,
                longestGap(days),
                median(IntStream.range(0, days.length).mapToLong(counted::count)),
                1 + busiest(IntStream.range(0, 7).mapToLong(this::rowsOfWeekday)),
                scan.hasHours() ? busiest(IntStream.range(0, TimeScan.HOURS).mapToLong(this::rowsOfHour)) : null);
    }

    private static TimeFigures.Gap longestGap(int[] days) {
        int longest = 1;
        int before = 0;
        for (int at = 1; at < days.length; at++) {
            if (days[at] - days[at - 1] > longest) {
                longest = days[at] - days[at - 1];
                before = days[at - 1];
            }
        }
        return longest == 1
                ? null
                : new TimeFigures.Gap(
                        LocalDate.ofEpochDay(before + 1L).toString(),
                        LocalDate.ofEpochDay((long) before + longest - 1).toString(),
                        longest - 1L);
    }

    private static long median(LongStream counts) {
        long[] sorted = counts.sorted().toArray();
        return sorted[(sorted.length - 1) / 2];
    }

    /** Which of the counts is the greatest, the first of equal ones. */
    private static int busiest(LongStream counts) {
        long[] all = counts.toArray();
        long most = Arrays.stream(all).max().orElseThrow();
        return (int) Arrays.stream(all).takeWhile(count -> count < most).count();
    }

    private long rowsOfWeekday(int weekday) {
        return IntStream.range(0, TimeScan.HOURS)
                .mapToLong(hour -> scan.hour(weekday * TimeScan.HOURS + hour))
                .sum();
    }

    private long rowsOfHour(int hour) {
        return IntStream.range(0, 7)
                .mapToLong(weekday -> scan.hour(weekday * TimeScan.HOURS + hour))
                .sum();
    }
}
