package dev.millrace.contract.dataset;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.millrace.contract.dataset.ColumnType.Kind;
import dev.millrace.contract.stage.Numbers;

/** Finds the number type that holds all values of a column, exactly where that can be. */
final class NumberGuess {
    // No plus sign and no leading zero: what has one is a code or a telephone number, and would lose it.
    private static final Pattern NUMBER =
            Pattern.compile("-?(?<whole>0|[1-9]\\d*)?(?<point>\\.(?<places>\\d*))?(?<exponent>[eE][+-]?\\d+)?");
    private static final int LONGEST = 100;
    private static final int MOST_OTHERS = 1_000;
    private static final int HEAD_ROOM = 2;
    private static final int DIGITS_OF_A_DECIMAL = 38;
    private static final int DIGITS_OF_A_LONG = 18;
    private static final int DIGITS_OF_AN_INTEGER = 9;
    // With more places than this a number was made by floating-point arithmetic.
    private static final int PLACES_OF_A_DOUBLE = 15;

    private long others;
    private long firstOther;
    private int digits;
    private int places;
    private boolean point;
    private boolean exponent;

    void observe(String value, long line) {
        if (others > MOST_OTHERS) {
            return;
        }
        String text = value.strip();
        Matcher number = NUMBER.matcher(text);
        if (text.length() > LONGEST
                || !number.matches()
                || !hasDigit(number)
                || !Double.isFinite(Double.parseDouble(text))) {
            firstOther = others++ == 0 ? line : firstOther;
            return;
        }
        digits = Math.max(digits, length(number.group("whole")));
        places = Math.max(places, length(number.group("places")));
        point |= number.group("point") != null;
        exponent |= number.group("exponent") != null;
    }

    /** The type; empty if not all values are numbers. */
    Optional<ColumnType> type() {
        return others > 0 ? Optional.empty() : Optional.of(narrowest());
    }

    /** What to say if nearly all of so many values are numbers: a single typing mistake makes a column one of strings. */
    Optional<String> note(long values) {
        return others > 0 && others <= MOST_OTHERS && others * 10 < values
                ? Optional.of("numbers but for %s, the first on line %d".formatted(Numbers.count(others), firstOther))
                : Optional.empty();
    }

    private ColumnType narrowest() {
        int precision = Math.max(1, digits) + places + HEAD_ROOM;
        if (exponent || places > PLACES_OF_A_DOUBLE || precision > DIGITS_OF_A_DECIMAL) {
            return ColumnType.of(Kind.DOUBLE);
        }
        if (point || digits > DIGITS_OF_A_LONG) {
            return ColumnType.decimal(precision, places);
        }
        return ColumnType.of(digits > DIGITS_OF_AN_INTEGER ? Kind.LONG : Kind.INTEGER);
    }

    private static boolean hasDigit(Matcher number) {
        return length(number.group("whole")) + length(number.group("places")) > 0;
    }

    private static int length(String group) {
        return group == null ? 0 : group.length();
    }
}
