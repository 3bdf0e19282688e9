package dev.millrace.contract.dataset;

/** Sees at a glance, in ASCII, that a text is a day or a time of day in canonical form. */
final class DateShape {
    private static final String DATE = "dddd-dd-dd";
    private static final String TIME = "dd:dd:dd";

    /** Bytes. */
    static final int DATE_LENGTH = DATE.length();

    /** Bytes. */
    static final int TIME_LENGTH = TIME.length();

    private DateShape() {}

    /** Whether a day stands at a place: {@code yyyy-MM-dd}. */
    static boolean isDate(byte[] bytes, int at) {
        if (!hasShape(DATE, bytes, at)) {
            return false;
        }
        int month = twoDigits(bytes, at + 5);
        int day = twoDigits(bytes, at + 8);
        boolean isInYears = twoDigits(bytes, at) + twoDigits(bytes, at + 2) > 0;
        return isInYears && month >= 1 && month <= 12 && day >= 1 && day <= daysOf(month);
    }

    /** The days that a month has in every year; the 29th of February is for a calendar to know. */
    private static int daysOf(int month) {
        return switch (month) {
            case 2 -> 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    /** Whether a time of day stands at a place: {@code HH:mm:ss}. */
    static boolean isTime(byte[] bytes, int at) {
        return hasShape(TIME, bytes, at)
                && twoDigits(bytes, at) < 24
                && twoDigits(bytes, at + 3) < 60
                && twoDigits(bytes, at + 6) < 60;
    }

    private static boolean hasShape(String shape, byte[] bytes, int at) {
        for (int i = 0; i < shape.length(); i++) {
            char wanted = shape.charAt(i);
            byte found = bytes[at + i];
            if (wanted == 'd' ? found < '0' || found > '9' : found != wanted) {
                return false;
            }
        }
        return true;
    }

    private static int twoDigits(byte[] bytes, int at) {
        return (bytes[at] - '0') * 10 + bytes[at + 1] - '0';
    }
}
