package dev.millrace.generator;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * When people buy: every second of 2025, weighted by its hour, day of the week and month. Never "now", so that a file can
 * be made again at any time.
 *
 * <p>All seconds, each as long as its weight, laid end to end make a line; an even spread over the line is the uneven
 * spread over the year.
 */
final class ShopCalendar {
    static final LocalDate FIRST_DAY = LocalDate.of(2025, 1, 1);
    static final int DAYS = 365;

    private static final int HOURS = 24;
    private static final int SECONDS = 3600;

    private static final int[] WORKDAY = {
        16, 9, 6, 4, 4, 6, 14, 28, 44, 56, 64, 70, 78, 72, 66, 66, 70, 80, 94, 108, 116, 104, 72, 36
    };
    private static final int[] WEEKEND = {
        26, 16, 10, 6, 5, 5, 8, 16, 34, 60, 84, 98, 102, 100, 98, 98, 98, 100, 104, 110, 112, 98, 72, 44
    };

    /** From January: the sales, a dull summer, and the weeks before Christmas. */
    private static final int[] MONTHS = {96, 86, 90, 92, 95, 93, 88, 86, 94, 100, 132, 138};

    private final byte[][] days = new byte[DAYS][];
    private final int[] weights = new int[DAYS * HOURS];
    private final long[] starts = new long[DAYS * HOURS + 1];

    ShopCalendar() {
        for (int day = 0; day < DAYS; day++) {
            LocalDate date = FIRST_DAY.plusDays(day);
            days[day] = (date + " ").getBytes(StandardCharsets.US_ASCII);
            int[] rhythm = isWeekend(date) ? WEEKEND : WORKDAY;
            for (int hour = 0; hour < HOURS; hour++) {
                int index = day * HOURS + hour;
                weights[index] = rhythm[hour] * MONTHS[date.getMonthValue() - 1];
                starts[index + 1] = starts[index] + (long) weights[index] * SECONDS;
            }
        }
    }

    private static boolean isWeekend(LocalDate date) {
        return date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    /** How long the line is. */
    long length() {
        return starts[starts.length - 1];
    }

    /** The hour of the year, from 0, that a point of the line lies in. */
    int hour(long point) {
        int found = Arrays.binarySearch(starts, point);
        return found >= 0 ? found : -found - 2;
    }

    /** The same for a point that is not before {@code hour}: points come in order, so it is this hour or soon after. */
    int hourFrom(int hour, long point) {
        int found = hour;
        while (point >= starts[found + 1]) {
            found++;
        }
        return found;
    }

    /** Writes the second that a point of the line lies in, as {@code yyyy-MM-dd HH:mm:ss}. */
    void write(long point, int hour, RowBuffer out) {
        int second = (int) (point - starts[hour]) / weights[hour];
        out.text(days[hour / HOURS])
                .twoDigits(hour % HOURS)
                .ascii(':')
                .twoDigits(second / 60)
                .ascii(':')
                .twoDigits(second % 60);
    }
}
