package dev.millrace.contract.stage;

import java.math.BigDecimal;
import java.util.Locale;

/** Numbers as people read them, the same on every machine. */
public final class Numbers {
    private static final double MINUTE = 60;
    private static final double HALF_A_DIGIT = 0.05;

    private Numbers() {}

    /** A count with thousands separators. */
    public static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** A count and its noun. */
    public static String rows(long value) {
        return count(value) + (value == 1 ? " row" : " rows");
    }

    /** An exact sum with thousands separators and all its digits behind the point. */
    public static String sum(BigDecimal value) {
        return String.format(Locale.ROOT, "%,." + Math.max(0, value.scale()) + "f", value);
    }

    /** A time such as {@code 0.5 s}, {@code 12.0 s} or {@code 2 min 5 s}. */
    public static String seconds(double seconds) {
        if (seconds < MINUTE - HALF_A_DIGIT) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        long whole = Math.round(seconds);
        return "%d min %d s".formatted(whole / 60, whole % 60);
    }

    /** A rate in rows a second, such as {@code 1.3 M/s}, {@code 310 k/s} or {@code 45 /s}. */
    public static String rate(double perSecond) {
        if (perSecond >= 999_500) {
            return String.format(Locale.ROOT, "%.1f M/s", perSecond / 1_000_000);
        }
        if (perSecond >= 999.5) {
            return String.format(Locale.ROOT, "%.0f k/s", perSecond / 1_000);
        }
        return String.format(Locale.ROOT, "%.0f /s", perSecond);
    }
}
