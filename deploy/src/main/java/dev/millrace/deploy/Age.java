package dev.millrace.deploy;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/**
 * Points in time as people speak of them.
 *
 * @param now what they are compared with
 */
record Age(Instant now) {
    private static final int ENOUGH = 2;

    /** How long ago a timestamp of the cluster was; empty if it is none. */
    String of(String timestamp) {
        try {
            return timestamp == null ? "" : text(Duration.between(Instant.parse(timestamp), now));
        } catch (DateTimeParseException e) {
            return "";
        }
    }

    private static String text(Duration age) {
        if (age.toDays() >= ENOUGH) {
            return age.toDays() + " days";
        }
        if (age.toHours() >= ENOUGH) {
            return age.toHours() + " h";
        }
        return age.toMinutes() >= ENOUGH ? age.toMinutes() + " min" : Math.max(0, age.toSeconds()) + " s";
    }
}
