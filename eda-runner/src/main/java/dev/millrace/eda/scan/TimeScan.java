package dev.millrace.eda.scan;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;

import dev.millrace.eda.count.IntTable;
import dev.millrace.eda.count.NumberCell;
import dev.millrace.eda.count.ScanColumn;
import dev.millrace.eda.count.Sums;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.types.UTF8String;

/** The values of a column of times, by day and by hour of the week, with the sums of measures. */
final class TimeScan implements Serializable {
    /** A century: beyond that, days are not counted. */
    private static final int MOST_DAYS = 36_525;

    static final int HOURS = 24;
    private static final int DAYS_OF_A_WEEK = 7;
    /** 1970-01-01 was a Thursday; Monday is 0. */
    private static final int FIRST_WEEKDAY = 3;

    private static final int DATE_LENGTH = 10;
    private static final int HOUR_AT = 11;

    private final boolean hasHours;
    private final List<Sums> daySums;
    private final List<Sums> hourSums;
    private final long[] hours = new long[DAYS_OF_A_WEEK * HOURS];
    private IntTable days = new IntTable();
    private UTF8String first;
    private UTF8String last;

    /**
     * @param measures what to sum for each day and hour
     */
    TimeScan(ScanColumn column, List<ScanColumn> measures) {
        this.hasHours = column.kind() == ScanColumn.Kind.TIMESTAMP;
        this.daySums = measures.stream().map(Sums::of).toList();
        this.hourSums = measures.stream().map(Sums::of).toList();
    }

    /**
     * Adds a row.
     *
     * @param time canonical text, empty for none
     * @param measured the row's measures, in the order of those that are summed
     */
    void add(UTF8String time, NumberCell[] measured) {
        if (time.numBytes() == 0) {
            return;
        }
        // Canonical texts sort as the times they stand for.
        if (first == null || time.compareTo(first) < 0) {
            first = time.clone();
        }
        if (last == null || time.compareTo(last) > 0) {
            last = time.clone();
        }
        if (days != null) {
            count(time, measured);
        }
    }

    void merge(TimeScan other) {
        if (other.first == null) {
            return;
        }
        first = first == null || other.first.compareTo(first) < 0 ? other.first : first;
        last = last == null || other.last.compareTo(last) > 0 ? other.last : last;
        if (days == null || other.days == null) {
            days = null;
            return;
        }
        for (int from = 0; from < other.days.size(); from++) {
            int place = days.add(other.days.key(from), other.days.count(from));
            merge(daySums, place, other.daySums, from);
        }
        for (int hour = 0; hour < hours.length; hour++) {
            hours[hour] += other.hours[hour];
            merge(hourSums, hour, other.hourSums, hour);
        }
        giveUpManyDays();
    }

    /** The earliest time; null if there is none. */
    UTF8String first() {
        return first;
    }

    UTF8String last() {
        return last;
    }

    /** The days since 1970-01-01 that have rows; null if there were too many to count. */
    IntTable days() {
        return days;
    }

    /** Sums by the places of {@link #days}. */
    List<Sums> daySums() {
        return daySums;
    }

    /** Whether the column knows hours; otherwise a whole day is in the first hour of its weekday. */
    boolean hasHours() {
        return hasHours;
    }

    /** The rows in an hour of the week: {@value #HOURS} for Monday, then Tuesday and so on. */
    long hour(int hour) {
        return hours[hour];
    }

    /** Sums by hours of the week. */
    List<Sums> hourSums() {
        return hourSums;
    }

    private void count(UTF8String time, NumberCell[] measured) {
        int day;
        try {
            day = day(time);
        } catch (DateTimeException e) {
            // A derived time can be one that no calendar of four-digit years has.
            days = null;
            return;
        }
        int place = days.add(day, 1);
        int hour =
                Math.floorMod(day + FIRST_WEEKDAY, DAYS_OF_A_WEEK) * HOURS + (hasHours ? number(time, HOUR_AT, 2) : 0);
        hours[hour]++;
        for (int i = 0; i < daySums.size(); i++) {
            daySums.get(i).add(place, measured[i], 1);
            hourSums.get(i).add(hour, measured[i], 1);
        }
        giveUpManyDays();
    }

    private void giveUpManyDays() {
        if (days.size() > MOST_DAYS) {
            days = null;
        }
    }

    private static void merge(List<Sums> sums, int place, List<Sums> others, int otherPlace) {
        for (int i = 0; i < sums.size(); i++) {
            sums.get(i).add(place, others.get(i), otherPlace);
        }
    }

    private static int day(UTF8String time) {
        if (time.numBytes() < DATE_LENGTH || at(time, 4) != '-' || at(time, 7) != '-') {
            throw new DateTimeException("not a canonical date");
        }
        return (int) LocalDate.of(number(time, 0, 4), number(time, 5, 2), number(time, 8, 2))
                .toEpochDay();
    }

    private static int number(UTF8String time, int from, int digits) {
        int number = 0;
        for (int at = from; at < from + digits; at++) {
            number = number * 10 + at(time, at) - '0';
        }
        return number;
    }

    private static byte at(UTF8String time, int place) {
        return Platform.getByte(time.getBaseObject(), time.getBaseOffset() + place);
    }
}
