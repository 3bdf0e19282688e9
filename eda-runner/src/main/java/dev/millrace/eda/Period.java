package dev.millrace.eda;

import java.util.Objects;

/**
 * From the first event to the last.
 *
 * @param first as canonical text
 * @param last as canonical text
 */
record Period(String first, String last) {
    Period {
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(last, "last");
    }
}
