package dev.millrace.eda.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Numbers as people read them: thousands separated, never an exponent. */
public final class Numbers {
    private static final String[] UNITS = {"", " k", " M", " bn", " tn"};
    private static final int DIGITS_OF_A_UNIT = 3;
    private static final int DIGITS_IN_FULL = 9;
    private static final int FEW_DIGITS = 3;
    private static final int DECIMALS_OF_MONEY = 2;

    private Numbers() {}

    /** A count, such as {@code 1,000,000}. */
    public static String grouped(long value) {
        return grouped(BigDecimal.valueOf(value));
    }

    /** A decimal with all its digits, such as {@code 1,000.50}; a dash for null. */
    public static String grouped(BigDecimal value) {
        return value == null ? "–" : rounded(value, Math.max(value.scale(), 0));
    }

    /** A decimal with so many digits behind the point. */
    public static String rounded(BigDecimal value, int decimals) {
        DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setRoundingMode(RoundingMode.HALF_UP);
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(value);
    }

    /** A decimal in three digits and a unit, such as {@code 8.46 M}. */
    public static String shortened(BigDecimal value) {
        BigDecimal few = value.round(new MathContext(FEW_DIGITS, RoundingMode.HALF_UP));
        int unit = Math.max(0, Math.min((digits(few) - 1) / DIGITS_OF_A_UNIT, UNITS.length - 1));
        BigDecimal scaled = few.movePointLeft(unit * DIGITS_OF_A_UNIT);
        int decimals = Math.max(0, Math.min(FEW_DIGITS - digits(scaled), FEW_DIGITS - 1));
        return rounded(scaled, value.signum() == 0 ? 0 : decimals) + UNITS[unit];
    }

    /** A mark on an axis: no more digits than it needs, and a unit if they would be many. */
    public static String mark(BigDecimal value) {
        BigDecimal plain = value.stripTrailingZeros();
        return digits(plain) > DIGITS_IN_FULL && plain.signum() != 0 ? shortened(value) : grouped(plain);
    }

    /** A number in a chart beside others: in full, or in three digits and a unit if the greatest of them has many. */
    public static String brief(BigDecimal value, BigDecimal greatest) {
        return digits(greatest) > DIGITS_IN_FULL && greatest.signum() != 0
                ? shortened(value)
                : rounded(value, value.signum() == 0 ? 0 : Math.min(decimals(greatest), Math.max(value.scale(), 0)));
    }

    /** A tick of an axis in as few characters as it needs, such as {@code 2.5 M}. */
    public static String tick(BigDecimal value) {
        BigDecimal plain = value.stripTrailingZeros();
        if (plain.signum() == 0 || digits(plain) <= DIGITS_OF_A_UNIT + 1) {
            return grouped(plain);
        }
        int unit = Math.min((digits(plain) - 1) / DIGITS_OF_A_UNIT, UNITS.length - 1);
        return grouped(plain.movePointLeft(unit * DIGITS_OF_A_UNIT).stripTrailingZeros()) + UNITS[unit];
    }

    /** A number in few characters, such as {@code 12.5}, {@code 950} or {@code 1.2 M}. */
    public static String few(BigDecimal value) {
        BigDecimal two =
                value.round(new MathContext(digits(value) == DIGITS_OF_A_UNIT ? FEW_DIGITS : 2, RoundingMode.HALF_UP));
        return tick(two);
    }

    /** A share, such as {@code 31.4 %} for 0.314. */
    public static String percent(double share) {
        return rounded(BigDecimal.valueOf(share).movePointRight(2), 1) + " %";
    }

    /** How many digits behind the point tell apart values up to a greatest one. */
    public static int decimals(BigDecimal greatest) {
        int digits = digits(greatest);
        if (greatest.signum() == 0 || digits > FEW_DIGITS) {
            return 0;
        }
        return digits > 0 ? DECIMALS_OF_MONEY : DECIMALS_OF_MONEY - digits;
    }

    private static int digits(BigDecimal value) {
        return value.precision() - value.scale();
    }
}
