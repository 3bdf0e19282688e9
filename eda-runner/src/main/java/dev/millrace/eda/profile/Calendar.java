package dev.millrace.eda.profile;

import java.math.BigDecimal;
import java.util.List;

/**
 * The rows over time.
 *
 * @param column the event time
 * @param measure the measure that was summed; null without one
 * @param days every day that has rows, ascending
 * @param weeks every week that has rows, by its Monday
 * @param months every month that has rows, by its first day
 * @param weekdays Monday to Sunday, each with its 24 hours, or with one entry if the event time is a date
 */
public record Calendar(
        String column,
        String measure,
        List<Slice> days,
        List<Slice> weeks,
        List<Slice> months,
        List<List<Slice>> weekdays) {

    /**
     * A stretch of time.
     *
     * @param start the day that it begins with, ISO-8601; for an hour of a weekday the hour, {@code 00} to {@code 23}
     * @param rows how many rows
     * @param sum the sum of the measure; null without a measure or a value
     */
    public record Slice(String start, long rows, BigDecimal sum) {}
}
