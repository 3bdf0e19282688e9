package dev.millrace.eda;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The rows that share one value of a dimension.
 *
 * @param value the value as text, empty for rows without one
 * @param rows how many they are
 * @param sums the sum of every measure, by column; null for one that has no value here
 */
record Group(String value, long rows, Map<String, BigDecimal> sums) {
    /** What rows without a value are called. */
    static final String MISSING = "(missing)";

    Group {
        Objects.requireNonNull(value, "value");
        sums = Collections.unmodifiableMap(new LinkedHashMap<>(sums));
    }

    /** What to call the group. */
    String label() {
        return value.isEmpty() ? MISSING : value;
    }
}
