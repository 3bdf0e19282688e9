package dev.millrace.eda.chart;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The days at which an axis of time has a text: first days of years, months or weeks, as the time is long or short. */
final class TimeTicks {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM yyyy", Locale.ENGLISH);
    private static final int MOST = 8;
    private static final int[] MONTHS = {1, 2, 3, 6};
    private static final int[] YEARS = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000};

    private TimeTicks() {}

    /**
     * A day with a text.
     *
     * @param day the day
     * @param text a short form of it
     */
    record Tick(LocalDate day, String text) {}

    static List<Tick> between(LocalDate first, LocalDate last) {
        long days = ChronoUnit.DAYS.between(first, last);
        if (days < MOST) {
            return ticks(first, last, 1, ChronoUnit.DAYS, DAY);
        }
        if (days < 7L * MOST) {
            LocalDate monday = first.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
            return ticks(monday, last, 1, ChronoUnit.WEEKS, DAY);
        }
        LocalDate month = first.getDayOfMonth() == 1 ? first : first.with(TemporalAdjusters.firstDayOfNextMonth());
        for (int step : MONTHS) {
            if (days < 30.5 * step * MOST) {
                return ticks(quarter(month, step), last, step, ChronoUnit.MONTHS, MONTH);
            }
        }
        LocalDate year = first.getDayOfYear() == 1 ? first : first.with(TemporalAdjusters.firstDayOfNextYear());
        for (int step : YEARS) {
            if (days < 366L * step * MOST) {
                return ticks(year, last, step, ChronoUnit.YEARS, DateTimeFormatter.ofPattern("uuuu"));
            }
        }
        return List.of();
    }

    private static LocalDate quarter(LocalDate month, int step) {
        LocalDate start = month;
        while ((start.getMonthValue() - 1) % step != 0) {
            start = start.plusMonths(1);
        }
        return start;
    }

    private static List<Tick> ticks(
            LocalDate first, LocalDate last, int step, ChronoUnit unit, DateTimeFormatter format) {
        return Stream.iterate(first, day -> !day.isAfter(last), day -> day.plus(step, unit))
                .map(day -> new Tick(day, day.format(format)))
                .toList();
    }
}
