package dev.millrace.eda.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.stream.Collectors;

/** Numbers as people read them: thousands separated, never an exponent. */
public final class Numbers {
    private static final String[] UNITS = {"", " k", " M", " bn", " tn"};
    private static final int DIGITS_OF_A_UNIT = 3;
    private static final int DIGITS_IN_FULL = 9;
    private static final int FEW_DIGITS = 3;
    private static final int DECIMALS_OF_MONEY = 2;
    private static final int MOST_DIGITS = 18;
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private static final double LEAST_SHARE = 0.001;

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
        if (isUnreadable(few)) {
            return power(few);
        }
        int unit = unit(few);
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
        return (digits(greatest) > DIGITS_IN_FULL && greatest.signum() != 0) || isUnreadable(greatest)
                ? shortened(value)
                : rounded(value, value.signum() == 0 ? 0 : Math.min(decimals(greatest), Math.max(value.scale(), 0)));
    }

    /**
     * A tick of an axis in as few characters as it needs, such as {@code 2.5 M}.
     *
     * @param greatest the tick furthest from zero: all have its unit
     */
    public static String tick(BigDecimal value, BigDecimal greatest) {
        BigDecimal plain = value.stripTrailingZeros();
        if (plain.signum() == 0) {
            return "0";
        }
        if (isUnreadable(greatest)) {
            return power(plain);
        }
        int unit = digits(greatest) <= DIGITS_OF_A_UNIT + 1 ? 0 : unit(greatest);
        return grouped(plain.movePointLeft(unit * DIGITS_OF_A_UNIT).stripTrailingZeros()) + UNITS[unit];
    }

    /** A number in few characters, such as {@code 12.5}, {@code 950} or {@code 1.2 M}. */
    public static String few(BigDecimal value) {
        BigDecimal two =
                value.round(new MathContext(digits(value) == DIGITS_OF_A_UNIT ? FEW_DIGITS : 2, RoundingMode.HALF_UP));
        return tick(two, two);
    }

    /** A share, such as {@code 31.4 %} for 0.314; {@code <0.1 %} for less than that, unless it is nothing. */
    public static String percent(double share) {
        if (share > 0 && share < LEAST_SHARE) {
            return "<0.1 %";
        }
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

    private static int unit(BigDecimal value) {
        return Math.max(0, Math.min((digits(value) - 1) / DIGITS_OF_A_UNIT, UNITS.length - 1));
    }

    /** Whether a number has so many zeros that nobody counts them. */
    private static boolean isUnreadable(BigDecimal value) {
        return value.signum() != 0 && Math.abs(digits(value)) > MOST_DIGITS;
    }

    /** {@code 1.5·10³⁰⁰} as a person writes it. */
    private static String power(BigDecimal value) {
        int exponent = digits(value) - 1;
        String raised = String.valueOf(exponent)
                .chars()
                .mapToObj(digit -> digit == '-' ? "⁻" : SUPERSCRIPTS.substring(digit - '0', digit - '0' + 1))
                .collect(Collectors.joining());
        BigDecimal few = value.round(new MathContext(FEW_DIGITS, RoundingMode.HALF_UP));
        return few.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "·10" + raised;
    }

    private static int digits(BigDecimal value) {
        return value.precision() - value.scale();
    }
}
