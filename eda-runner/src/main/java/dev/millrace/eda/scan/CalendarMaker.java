package dev.millrace.eda.scan;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import dev.millrace.eda.count.Sums;
import dev.millrace.eda.profile.Calendar;
import dev.millrace.eda.profile.Calendar.Slice;

/** The rows over time, by the event time. */
final class CalendarMaker {
    private final TimeScan time;
    private final ScanShape shape;

    CalendarMaker(BatchScan batch) {
        this.shape = batch.shape();
        this.time = batch.time(shape.eventTime());
    }

    /** The calendar; null without rows, or if they are on too many days. */
    Calendar calendar() {
        if (time.days() == null || time.days().size() == 0) {
            return null;
        }
        return new Calendar(
                shape.columns().get(shape.eventTime()).name(),
                shape.measures().isEmpty() ? null : shape.measured().get(0).name(),
                slices(day -> day),
                slices(day -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))),
                slices(day -> day.withDayOfMonth(1)),
                IntStream.range(0, 7).mapToObj(this::weekday).toList());
    }

    private List<Slice> slices(UnaryOperator<LocalDate> start) {
        Map<LocalDate, Slice> slices = new TreeMap<>();
        for (int day : time.days().sortedKeys()) {
            int place = time.days().find(day);
            LocalDate first = start.apply(LocalDate.ofEpochDay(day));
            Slice slice = slice(first.toString(), time.days().count(place), time.daySums(), place);
            slices.merge(first, slice, CalendarMaker::together);
        }
        return new ArrayList<>(slices.values());
    }

    private List<Slice> weekday(int weekday) {
        return IntStream.range(0, time.hasHours() ? TimeScan.HOURS : 1)
                .mapToObj(hour -> {
                    int place = weekday * TimeScan.HOURS + hour;
                    return slice("%02d".formatted(hour), time.hour(place), time.hourSums(), place);
                })
                .toList();
    }

    private static Slice slice(String start, long rows, List<Sums> sums, int place) {
        return new Slice(start, rows, sums.isEmpty() ? null : sums.get(0).sum(place));
    }

    private static Slice together(Slice one, Slice other) {
        return new Slice(one.start(), one.rows() + other.rows(), sum(one.sum(), other.sum()));
    }

    private static BigDecimal sum(BigDecimal one, BigDecimal other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.add(other);
    }
}
