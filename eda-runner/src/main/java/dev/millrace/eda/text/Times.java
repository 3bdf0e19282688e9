package dev.millrace.eda.text;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as people read them: {@code 2024-03-01 08:15:00} is {@code 1 Mar 2024, 08:15:00}. */
public final class Times {
    private static final Pattern CANONICAL = Pattern.compile("(\\d{4})-(\\d\\d)-(\\d\\d)(?:[ T](\\d\\d:\\d\\d.*))?");
    private static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
    private static final List<String> WEEKDAYS =
            List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");

    private Times() {}

    /** A canonical date or timestamp with all that it says; any other text stays as it is. */
    public static String moment(String canonical) {
        Matcher parts = CANONICAL.matcher(canonical);
        if (!parts.matches() || !isMonth(parts)) {
            return canonical;
        }
        return parts.group(4) == null ? day(parts) : day(parts) + ", " + parts.group(4);
    }

    /** The day of a canonical date or timestamp; any other text stays as it is. */
    public static String day(String canonical) {
        Matcher parts = CANONICAL.matcher(canonical);
        return parts.matches() && isMonth(parts) ? day(parts) : canonical;
    }

    /** The month of a canonical date, such as {@code Mar 2024}; any other text stays as it is. */
    public static String month(String canonical) {
        Matcher parts = CANONICAL.matcher(canonical);
        return parts.matches() && isMonth(parts) ? name(parts) + " " + parts.group(1) : canonical;
    }

    /** The name of a weekday, 1 Monday to 7 Sunday. */
    public static String weekday(int number) {
        return WEEKDAYS.get(number - 1);
    }

    /** The hour of a day that begins with a number from 0 to 23, such as {@code 17:00–18:00}. */
    public static String hour(int hour) {
        return "%02d:00–%02d:00".formatted(hour, hour + 1);
    }

    private static String day(Matcher parts) {
        return "%d %s %s".formatted(Integer.parseInt(parts.group(3)), name(parts), parts.group(1));
    }

    private static String name(Matcher parts) {
        return MONTHS.get(Integer.parseInt(parts.group(2)) - 1);
    }

    private static boolean isMonth(Matcher parts) {
        int month = Integer.parseInt(parts.group(2));
        return month >= 1 && month <= MONTHS.size();
    }
}
