package dev.millrace.eda.profile;

import java.util.Objects;

/**
 * How often something occurs.
 *
 * @param value a value or a pattern, as text
 * @param rows in how many rows
 */
public record ValueCount(String value, long rows) {
    public ValueCount {
        Objects.requireNonNull(value, "value");
    }
}
