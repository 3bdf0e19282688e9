package dev.millrace.eda.summary;

import java.util.Locale;

import dev.millrace.contract.stage.Numbers;

/**
 * A part of a whole, which is not empty.
 *
 * @param part how many
 * @param whole of how many
 */
record Share(long part, long whole) {
    private static final double SMALLEST_SHOWN = 0.0005;

    /** The share, 0 to 1. */
    double value() {
        return (double) part / whole;
    }

    /** For people: {@code 40 of 49 values (81.6 %)}. */
    String of(String what) {
        return "%s of %s %s (%s)".formatted(Numbers.count(part), Numbers.count(whole), what, percent());
    }

    private String percent() {
        if (part > 0 && value() < SMALLEST_SHOWN) {
            return "under 0.1 %";
        }
        // Nearly all must not read as all.
        double shown = part < whole ? Math.min(value(), 1 - 2 * SMALLEST_SHOWN) : 1;
        return String.format(Locale.ROOT, "%.1f %%", 100 * shown);
    }
}
