package dev.millrace.eda.profile;

import java.util.Objects;

/**
 * The figures of a column of times that has at least one value.
 *
 * @param first the earliest, as canonical text
 * @param last the latest
 * @param days on how many days there are rows; null, and all below too, if there were too many days to count each
 * @param emptyDays on how many days between the first and the last there are none
 * @param longestGap the longest run of days without rows; null if there is none
 * @param rowsPerDay the median number of rows on a day with rows (the lower one of two)
 * @param busiestWeekday the weekday with the most rows, 1 Monday to 7 Sunday
 * @param busiestHour the hour of the day with the most rows, 0 to 23; null for dates
 */
public record TimeFigures(
        String first,
        String last,
        Long days,
        Long emptyDays,
        Gap longestGap,
        Long rowsPerDay,
        Integer busiestWeekday,
        Integer busiestHour) {
    public TimeFigures {
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(last, "last");
    }

    /**
     * A run of days without rows.
     *
     * @param first the first day without, ISO-8601
     * @param last the last day without
     * @param days how many they are
     */
    public record Gap(String first, String last, long days) {}
}
