package dev.millrace.ingest.page;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A point in time as people read it.
 *
 * @param ago how long ago it was, such as {@code 5 min ago}
 * @param exact the time itself, in UTC
 * @param machine the same in ISO 8601
 */
public record Moment(String ago, String exact, String machine) {
    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final int MINUTE = 60;
    private static final int HOUR = 60 * MINUTE;
    private static final int DAY = 24 * HOUR;
    private static final int A_MOMENT = 5;

    static Moment of(Instant at, Instant now) {
        return new Moment(ago(Duration.between(at, now).toSeconds()), EXACT.format(at), at.toString());
    }

    private static String ago(long seconds) {
        if (seconds < A_MOMENT) {
            return "just now";
        }
        if (seconds < MINUTE) {
            return seconds + " s ago";
        }
        if (seconds < HOUR) {
            return seconds / MINUTE + " min ago";
        }
        if (seconds < DAY) {
            return seconds / HOUR + " h ago";
        }
        long days = seconds / DAY;
        return days == 1 ? "1 day ago" : days + " days ago";
    }
}
