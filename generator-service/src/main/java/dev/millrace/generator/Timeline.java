package dev.millrace.generator;

import dev.millrace.generator.CounterRandom.Field;

/**
 * The moments of one file's rows, in order: each row has its own equal part of the calendar's line and lies at random
 * within it. So time ascends over the file, and no row needs to know another.
 */
final class Timeline {
    private final ShopCalendar calendar;
    private final CounterRandom random;
    private final long rows;
    private final long step;
    private final long remainder;

    Timeline(ShopCalendar calendar, CounterRandom random, long rows) {
        this.calendar = calendar;
        this.random = random;
        this.rows = rows;
        this.step = rows == 0 ? 0 : calendar.length() / rows;
        this.remainder = rows == 0 ? 0 : calendar.length() % rows;
    }

    /** Where on the calendar's line a row lies. */
    long point(long row) {
        long start = partStart(row);
        return start + random.below(partStart(row + 1) - start, row, Field.TIME);
    }

    ShopCalendar calendar() {
        return calendar;
    }

    private long partStart(long row) {
        return row * step + row * remainder / rows;
    }
}
