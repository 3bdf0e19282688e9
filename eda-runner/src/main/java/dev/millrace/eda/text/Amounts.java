package dev.millrace.eda.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

import dev.millrace.eda.profile.NumberFigures;

/** Figures as people read them, not one digit more than helps; {@code summary.json} has them all. */
public final class Amounts {
    /** What stands where there is no figure. */
    public static final String NONE = "–";

    private static final int DECIMALS_IN_FULL = 4;
    private static final int SIGNIFICANT = 6;
    private static final int DECIMALS_OF_A_MEAN = 2;
    private static final int MOST_DIGITS = 40;
    private static final int MOST_ZEROS_BEHIND_THE_POINT = 8;
    private static final int KILO = 1000;
    private static final int SECONDS_IN_A_MINUTE = 60;
    private static final String[] BYTES = {"bytes", "kB", "MB", "GB", "TB"};

    private Amounts() {}

    /** A count and what is counted, such as {@code 1 row} or {@code 2,000 rows}. */
    public static String count(long many, String one) {
        return count(many, one, one + "s");
    }

    /** A count and what is counted, where the plural is not made by an s. */
    public static String count(long many, String one, String several) {
        return Numbers.grouped(many) + " " + (many == 1 ? one : several);
    }

    /** A value of a column: in full with up to four decimals, otherwise in six significant digits. */
    public static String decimal(BigDecimal value) {
        if (value == null) {
            return NONE;
        }
        int digits = value.precision() - value.scale();
        if (value.signum() != 0 && (digits > MOST_DIGITS || digits < -MOST_ZEROS_BEHIND_THE_POINT)) {
            return scientific(value, digits - 1);
        }
        if (value.scale() <= DECIMALS_IN_FULL) {
            return Numbers.grouped(value);
        }
        int decimals = Math.max(0, SIGNIFICANT - Math.max(digits, 1 - value.scale()));
        BigDecimal rounded = value.setScale(Math.min(value.scale(), decimals), RoundingMode.HALF_UP);
        return Numbers.grouped(rounded.stripTrailingZeros());
    }

    /** The mean of a column, with no more decimals than money has or its values have. */
    public static String mean(NumberFigures figures) {
        return figures.mean() == null ? NONE : likeValues(figures.mean(), figures);
    }

    /** The standard deviation of a column, as precise as its mean. */
    public static String deviation(NumberFigures figures) {
        Double deviation = figures.deviation();
        return deviation == null || !Double.isFinite(deviation)
                ? NONE
                : likeValues(BigDecimal.valueOf(deviation), figures);
    }

    /** A number of no unit, such as a correlation, with two decimals. */
    public static String plain(Double value) {
        return value == null || !Double.isFinite(value)
                ? NONE
                : Numbers.rounded(BigDecimal.valueOf(value), DECIMALS_OF_A_MEAN);
    }

    /** A number of no unit that is often small, with four decimals. */
    public static String precise(Double value) {
        return value == null || !Double.isFinite(value)
                ? NONE
                : Numbers.rounded(BigDecimal.valueOf(value), DECIMALS_IN_FULL);
    }

    /** By what share something grew, such as {@code +12.3 %}; a dash for null. */
    public static String change(Double share) {
        if (share == null || !Double.isFinite(share)) {
            return NONE;
        }
        String size = share(Math.abs(share));
        return share == 0 ? size : (share > 0 ? "+" : "-") + size;
    }

    /** A share from 0 to 1 as a percentage; never 0 % of something, never 100 % of not quite all. */
    public static String share(Double share) {
        if (share == null || !Double.isFinite(share)) {
            return NONE;
        }
        double percent = share * 100;
        if (percent == 0 || percent == 100) {
            return (int) percent + " %";
        }
        if (percent > 0 && percent < 0.05) {
            return "<0.1 %";
        }
        if (percent < 100 && percent >= 99.95) {
            return ">99.9 %";
        }
        return Numbers.rounded(BigDecimal.valueOf(percent), 1) + " %";
    }

    /** A part of a whole as a percentage; a dash if the whole is nothing. */
    public static String share(long part, long whole) {
        return share(whole == 0 ? null : (Double) ((double) part / whole));
    }

    /** A duration, such as {@code 0.52 s}, {@code 12.4 s} or {@code 3 min 5 s}. */
    public static String seconds(double seconds) {
        if (seconds >= SECONDS_IN_A_MINUTE) {
            long whole = Math.round(seconds);
            return "%d min %d s".formatted(whole / SECONDS_IN_A_MINUTE, whole % SECONDS_IN_A_MINUTE);
        }
        return Numbers.rounded(BigDecimal.valueOf(seconds), seconds < 10 ? 2 : 1) + " s";
    }

    /** Rows in a second; a dash if no time was measured. */
    public static String rate(long rows, double seconds) {
        return seconds <= 0 ? NONE : Numbers.shortened(BigDecimal.valueOf(rows / seconds)) + "/s";
    }

    /** A size, such as {@code 12.4 MB}. */
    public static String bytes(long bytes) {
        double size = bytes;
        int unit = 0;
        while (size >= KILO && unit < BYTES.length - 1) {
            size /= KILO;
            unit++;
        }
        return Numbers.rounded(BigDecimal.valueOf(size), unit == 0 ? 0 : 1) + " " + BYTES[unit];
    }

    private static String likeValues(BigDecimal value, NumberFigures figures) {
        int decimals = Math.max(figures.least().scale(), figures.most().scale());
        return decimals > DECIMALS_IN_FULL
                ? decimal(value)
                : Numbers.rounded(value, Math.max(DECIMALS_OF_A_MEAN, decimals));
    }

    private static String scientific(BigDecimal value, int exponent) {
        BigDecimal factor = value.movePointLeft(exponent).round(new MathContext(SIGNIFICANT));
        return "%s × 10^%d".formatted(factor.stripTrailingZeros().toPlainString(), exponent);
    }
}
